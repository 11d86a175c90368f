import type { MemberChanges } from '@remit/policy/diff-changes';
import type { PolicyDiff } from '@remit/policy/diff-policies';
import { matches } from '@remit/policy/evaluate-row-filter';
import { changeSentences, type SaidChanges } from './change-sentences.ts';
import { rowsOf } from './guard.ts';
import { happenedIn } from './happened-in.ts';
import { memberRecord } from './people-search.ts';
import type { PolicyInForce } from './policy-cache.ts';
import { type TenantCall, decideHere, typeAsked } from './tenant-call.ts';
import type { MeaningGroup, MeaningView } from './versions-views.ts';
import type { PersonChip } from './views.ts';

const mostGroups = 40;
const mostNamed = 20;

/**
 * What a change means, in sentences, for those whose access the asker may be told; the others are counted and neither
 * named nor described. A look at anybody but oneself is recorded.
 * @param after whose words the sentences are in
 * @param question what the audit keeps of it
 */
export function meaningFor(
  call: TenantCall,
  after: PolicyInForce,
  { groups, totals }: PolicyDiff,
  question: string,
): MeaningView {
  const own = call.subject.member.id;
  const explained = rowsOf(call, 'remit.Member', 'explain');
  const tellable = (id: string): boolean => {
    const member = call.directory.member(id);
    return id === own || (member !== null && matches(explained, memberRecord(member)));
  };
  const told = groups
    .map(({ members, changes }) => ({ members: members.filter(tellable), changes }))
    .filter(({ members }) => members.length > 0)
    .toSorted((a, b) => b.members.length - a.members.length);
  if (told.some(({ members }) => members.some((id) => id !== own))) recordLook(call, question);
  const people = told.reduce((sum, { members }) => sum + members.length, 0);
  return {
    groups: told.slice(0, mostGroups).map((group): MeaningGroup => ({
      people: chipsOf(call, group.members).slice(0, mostNamed),
      total: group.members.length,
      sentences: changeSentences({ policy: after }, cellByCell(group.changes)),
    })),
    groupsLeftOut: Math.max(0, told.length - mostGroups),
    people,
    others: totals.members - people,
  };
}

function chipsOf({ directory }: TenantCall, members: readonly string[]): readonly PersonChip[] {
  const byName = new Intl.Collator('en', { sensitivity: 'base' });
  return members.flatMap((id) => directory.chip(id) ?? []).toSorted((a, b) => byName.compare(a.name, b.name));
}

/** Changes with a cell for each folder, as sentences are made of them. */
function cellByCell({ actions, fields }: MemberChanges): SaidChanges {
  return {
    actions: actions.map(({ cells, ...action }) => ({
      ...action,
      cells: cells.flatMap(({ folders, change, through }) =>
        folders.map((folder) => ({ folder, change, through })),
      ),
    })),
    fields,
  };
}

function recordLook(call: TenantCall, question: string): void {
  const decision = decideHere(call, 'explain', typeAsked('remit.Member'));
  const { policyVersion, directoryRevision } = call.standing;
  call.reads.push({
    ...happenedIn(call, decision),
    action: 'access.explained',
    target: { type: 'remit.Member', id: null },
    outcome: 'allow',
    because: decision.because,
    details: { policyVersion, directoryRevision, question },
  });
}
