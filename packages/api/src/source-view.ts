import type { RoleSource } from '@remit/policy/decision';
import type { Member } from '@remit/policy/directory';
import { roleLabel, throughName } from './grant-words.ts';
import { groupRuleWords } from './groups/group-rule-words.ts';
import { seesEmpty } from './groups/groups-list.ts';
import { inByRule } from './in-by-rule.ts';
import type { PolicyInForce } from './policy/policy-cache.ts';
import type { TenantCall } from './tenant-call.ts';
import type { SourceView } from './people/people-access-views.ts';

/**
 * How someone holds a role, as screens show it. A role held elsewhere in the tree is held all the same.
 * @param member who holds it
 * @param policy under which they do; that in force, if left out
 */
export function sourceView(
  call: TenantCall,
  source: RoleSource,
  member: Member,
  policy: PolicyInForce = call.policy,
): SourceView {
  const { directory } = call;
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
      ...ruleOf(call, source, member),
    },
    until: assignment?.until ?? null,
    standing: source.standing === 'elsewhere' ? 'active' : source.standing,
  };
}

/** By which rule alone they are in the group; what it asks is for whoever may change everybody, as where it is set. */
function ruleOf(
  call: TenantCall,
  { through }: RoleSource,
  member: Member,
): Pick<SourceView['through'], 'rule'> {
  const rule = through.kind === 'group' ? inByRule(call.directory.directory, through.id, member) : null;
  if (rule === null) return {};
  const told = seesEmpty(call.present ?? call);
  return { rule: told ? `, as ${groupRuleWords(call, rule)}` : ', where a rule puts them' };
}

/** Each way of holding a role once, whatever it was asked for. */
export function distinctSources(views: readonly SourceView[]): readonly SourceView[] {
  return [...new Map(views.map((view) => [JSON.stringify(view), view])).values()];
}
