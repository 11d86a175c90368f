import { actionsOf, moduleOf } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import { narrowingWords } from '@remit/policy/narrowing-words';
import { type GivingSource, planWithSources } from '@remit/policy/plan-rows';
import type { RowFilter } from '@remit/policy/row-filter';
import type { Member } from '@remit/policy/directory';
import type { Subject } from '@remit/policy/subject';
import { accessFields } from './access-fields.ts';
import { countReached } from './count-reached.ts';
import { grantAt } from './grant-words.ts';
import { distinctSources, sourceView } from './source-view.ts';
import type { TenantCall } from './tenant-call.ts';
import type { AccessAction, AccessType } from './people-access-views.ts';

interface Reach {
  readonly action: string;
  readonly filter: RowFilter;
  readonly sources: readonly GivingSource[];
}

/**
 * What someone may do, type by type: every business type, and of Remit's own those they reach. Counted in the
 * database, one statement for each type.
 */
export async function accessTypes(
  call: TenantCall,
  subject: Subject,
  knowsTotals: boolean,
): Promise<readonly AccessType[]> {
  const types: AccessType[] = [];
  for (const type of call.policy.compiled.types.values()) {
    const reaches = actionsOf(type).map((action): Reach => {
      return { action, ...planWithSources(call.policy.compiled, subject, action, type, call.environment) };
    });
    const business = moduleOf(type.name) !== 'remit';
    if (!business && reaches.every(({ filter }) => filter.kind === 'none')) continue;
    types.push(await accessType(call, subject, type, reaches, knowsTotals));
  }
  return types;
}

async function accessType(
  call: TenantCall,
  subject: Subject,
  type: ResourceType,
  reaches: readonly Reach[],
  knowsTotals: boolean,
): Promise<AccessType> {
  const [total = 0, ...counts] = await countReached(call, type, [
    { kind: 'all' },
    ...reaches.map(({ filter }) => filter),
  ]);
  const module = moduleOf(type.name);
  const { document } = call.policy.compiled;
  const readable = counts[reaches.findIndex(({ action }) => action === 'read')] ?? 0;
  const readAll = reaches.some(({ action, filter }) => action === 'read' && filter.kind === 'all');
  return {
    type: type.name,
    label: type.label,
    module,
    moduleLabel: document.modules.find(({ name }) => name === module)?.label ?? 'Remit',
    readable,
    total: knowsTotals || readAll ? total : null,
    actions: reaches.flatMap((reach, index) =>
      reach.filter.kind === 'none' ? [] : [accessAction(call, subject.member, reach, counts[index] ?? 0)],
    ),
    fields: accessFields(call, subject, type),
  };
}

function accessAction(
  call: TenantCall,
  member: Member,
  { action, sources }: Reach,
  count: number,
): AccessAction {
  const grants = sources.flatMap(({ grant }) => grantAt(call.policy.compiled, grant) ?? []);
  const words = grants.map(narrowingWords);
  return {
    action,
    // A record that is still to be made is not there to be counted.
    count: action === 'create' ? 0 : count,
    folders: topmost(sources.map(({ source }) => source.folder)),
    sources: distinctSources(sources.map(({ source }) => sourceView(call, source, member))),
    // One grant without narrowing gives everything, whatever narrows the others.
    narrowedBy: words.some((each) => each.length === 0) ? [] : [...new Set(words.flat())],
  };
}

/** Folders of which none lies below another. */
function topmost(folders: readonly string[]): readonly string[] {
  const above = (folder: string, other: string): boolean =>
    folder !== other && (other === '/' || folder.startsWith(`${other}/`));
  return [...new Set(folders)].filter((folder) => !folders.some((other) => above(folder, other))).toSorted();
}
