import type { RoleSource } from '@remit/policy/decision';
import { roleLabel, throughName } from './grant-words.ts';
import type { TenantCall } from './tenant-call.ts';
import type { SourceView } from './people-access-views.ts';

/** How someone holds a role, as screens show it. A role held elsewhere in the tree is held all the same. */
export function sourceView(
  { policy, directory }: Pick<TenantCall, 'policy' | 'directory'>,
  source: RoleSource,
): SourceView {
  const assignment = directory.assignment(source.assignmentId);
  return {
    role: source.role,
    roleLabel: roleLabel(policy.compiled, source.role),
    assignedRole: source.assignedRole,
    assignedLabel: roleLabel(policy.compiled, source.assignedRole),
    folder: source.folder,
    through: {
      kind: source.through.kind,
      id: source.through.id,
      name: throughName(directory, source.through),
    },
    until: assignment?.until ?? null,
    standing: source.standing === 'elsewhere' ? 'active' : source.standing,
  };
}

/** Each way of holding a role once, whatever it was asked for. */
export function distinctSources(views: readonly SourceView[]): readonly SourceView[] {
  return [...new Map(views.map((view) => [JSON.stringify(view), view])).values()];
}
