import type { MemberChanges } from '@remit/policy/compare/diff-changes';
import type { PolicyDiff } from '@remit/policy/compare/diff-policies';
import { changeSentences, type SaidChanges } from '../changes/change-sentences.ts';
import type { PolicyInForce } from './policy-cache.ts';
import { recordLook } from '../records/record-look.ts';
import type { TenantCall } from '../tenant-call.ts';
import { chipsOf, toldMembers } from '../told-members.ts';
import type { MeaningGroup, MeaningView } from './versions-views.ts';

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
  const tellable = toldMembers(call);
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
