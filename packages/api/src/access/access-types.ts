import { moduleOf } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import { dutyWords, narrowingWords } from '@remit/policy/words/narrowing-words';
import type { Member } from '@remit/policy/directory';
import type { Subject } from '@remit/policy/subject';
import { type ActionReach, whatCan } from '@remit/policy/what-can';
import { rulesHere } from '@remit/policy/rules-here';
import { accessFields } from './access-fields.ts';
import { countReached } from '../count-reached.ts';
import { grantAt } from '../grant-words.ts';
import { metWhenActing } from '../guard.ts';
import { isLook } from '../onlooker.ts';
import { distinctSources, sourceView } from '../source-view.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { AccessAction, AccessType } from '../people/people-access-views.ts';

/**
 * What someone may do, type by type: every business type, and of Remit's own those they reach. Counted in the
 * database, one statement for each type.
 */
export async function accessTypes(
  call: TenantCall,
  subject: Subject,
  knowsTotals: boolean,
): Promise<readonly AccessType[]> {
  const { compiled } = call.policy;
  const { environment } = call;
  // What is asked of whoever acts can be met then; what is looked at is seen as things stand.
  const metFor = (action: string) => (isLook(action) ? environment.met : metWhenActing);
  const reached = new Map(
    whatCan(compiled, subject, environment, metFor).map(({ type, actions }) => [type, actions]),
  );
  const types: AccessType[] = [];
  for (const type of compiled.types.values()) {
    const reaches = reached.get(type.name) ?? [];
    if (moduleOf(type.name) === 'remit' && reaches.length === 0) continue;
    types.push(await accessType(call, subject, type, reaches, knowsTotals));
  }
  return types;
}

async function accessType(
  call: TenantCall,
  subject: Subject,
  type: ResourceType,
  reaches: readonly ActionReach[],
  knowsTotals: boolean,
): Promise<AccessType> {
  const [total = 0, ...counts] = await countReached(call, type, [
    { kind: 'all' },
    ...reaches.map(({ rows }) => rows),
  ]);
  const module = moduleOf(type.name);
  const { document } = call.policy.compiled;
  const readable = counts[reaches.findIndex(({ action }) => action === 'read')] ?? 0;
  const readAll = reaches.some(({ action, rows }) => action === 'read' && rows.kind === 'all');
  return {
    type: type.name,
    label: type.label,
    module,
    moduleLabel: document.modules.find(({ name }) => name === module)?.label ?? 'Remit',
    readable,
    total: knowsTotals || readAll ? total : null,
    actions: reaches.map((reach, index) =>
      accessAction(call, subject.member, type, reach, counts[index] ?? 0),
    ),
    fields: accessFields(call, subject, type),
  };
}

function accessAction(
  call: TenantCall,
  member: Member,
  { name: type }: ResourceType,
  { action, sources }: ActionReach,
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
    narrowedBy: [
      ...new Set([
        ...(words.some((each) => each.length === 0) ? [] : words.flat()),
        ...dutiesOf(call, type, action),
      ]),
    ],
  };
}

/** What rules ask of everybody who takes an action, in the words of what a grant asks. */
const dutiesOf = ({ policy }: TenantCall, type: string, action: string): readonly string[] =>
  rulesHere(policy.compiled, action, type).flatMap((rule) => {
    if (rule.kind !== 'require') return [];
    const duty = dutyWords(rule.obligation);
    return [rule.when === undefined ? duty : `some ${duty}`];
  });

/** Folders of which none lies below another. */
function topmost(folders: readonly string[]): readonly string[] {
  const above = (folder: string, other: string): boolean =>
    folder !== other && (other === '/' || folder.startsWith(`${other}/`));
  return [...new Set(folders)].filter((folder) => !folders.some((other) => above(folder, other))).toSorted();
}
