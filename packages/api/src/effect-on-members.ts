import { diffMember, type MemberDiff } from '@remit/policy/compare/diff-member';
import type { Directory } from '@remit/policy/directory';
import { EFFECT_RESULTS, type EffectResult } from '@remit/policy/compare/effect-on-people';
import { matches } from '@remit/policy/evaluate-row-filter';
import type { Subject } from '@remit/policy/subject';
import { changeSentences } from './changes/change-sentences.ts';
import type { GroupEffectView } from './groups/groups-views.ts';
import { rowsOf } from './guard.ts';
import { knowDirectory } from './known-directory.ts';
import { ofEverybody } from './of-everybody.ts';
import { memberRecord } from './people/people-search.ts';
import type { TenantCall } from './tenant-call.ts';

const mostNamed = 50;
/** So much is said of each. */
const mostSaid = 3;

/** What a change of the directory comes to for one of those whom it reaches; a difference for each instant that has one. */
export interface EffectOnMember {
  readonly member: string;
  readonly diffs: readonly MemberDiff[];
  readonly result: EffectResult;
}

/**
 * What it changes for each of those whom it reaches that the directory becomes another one.
 * @param instantsOf when the difference shows for somebody as they are now, in ms since 1970 UTC; none: it does not
 *   reach them
 */
export function effectOnMembers(
  call: TenantCall,
  changed: Directory,
  instantsOf: (subject: Subject) => readonly number[],
): readonly EffectOnMember[] {
  const { directory, policy } = call;
  const { compiled } = policy;
  const after = knowDirectory(changed);
  return directory.subjects().flatMap((subject) => {
    const instants = instantsOf(subject);
    if (instants.length === 0) return [];
    const { id, status } = subject.member;
    const [was, is] = status === 'active' ? [subject, after.subject(id)] : [null, null];
    const diffs = [...new Set(instants)].map((now) =>
      diffMember(
        { compiled, subject: was },
        { compiled, subject: is },
        { ...ofEverybody(call), now },
        directory.directory,
      ),
    );
    return [{ member: id, diffs, result: gravestOf(diffs) }];
  });
}

/** The effect as its asker may be told of it: how many in all, and by name those whose access they may explain. */
export function viewOfEffect(
  call: TenantCall,
  effects: readonly EffectOnMember[],
): Pick<GroupEffectView, 'counts' | 'people'> {
  const explained = rowsOf(call, 'remit.Member', 'explain');
  const counts = Object.fromEntries(
    EFFECT_RESULTS.map((result) => [result, effects.filter((each) => each.result === result).length]),
  ) as Record<EffectResult, number>;
  const people = effects
    .filter(({ member }) => {
      const found = call.directory.member(member);
      return found !== null && matches(explained, memberRecord(found));
    })
    .toSorted((one, other) => EFFECT_RESULTS.indexOf(one.result) - EFFECT_RESULTS.indexOf(other.result))
    .slice(0, mostNamed)
    .flatMap(({ member, diffs, result }) => {
      const person = call.directory.chip(member);
      if (person === null) return [];
      const said = diffs.flatMap((diff) => changeSentences(call, diff));
      const sentences = [...new Map(said.map((each) => [each.sentence, each])).values()];
      return [{ person, result, sentences: sentences.slice(0, mostSaid), total: sentences.length }];
    });
  return { counts, people };
}

/** What changes for somebody, as one word: what they must not miss comes first. */
function gravestOf(diffs: readonly MemberDiff[]): EffectResult {
  const found = new Set<string>(
    diffs.flatMap(({ actions, fields }) => [
      ...actions.flatMap(({ change, cells }) => [change, ...cells.map((cell) => cell.change)]),
      ...fields.map(({ change }) => change),
    ]),
  );
  return EFFECT_RESULTS.find((result) => found.has(result)) ?? 'keeps';
}
