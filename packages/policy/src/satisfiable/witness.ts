import type { HistoryEntry } from '../check.ts';
import type { Fact } from './satisfiable-facts.ts';
import type { Situation } from '../situation.ts';
import type { Value } from '../values/value.ts';
import { SOMEBODY, SOMETIME, THE_SUBJECT, type Ground } from './satisfiable-ground.ts';

/** What one fact may be: a value, none, or for a history who took the action. */
export type Candidate = Value | null | readonly HistoryEntry[];

/** Whether it stands for the events of a record rather than for one of its values. */
export const isHistory = (candidate: Candidate): candidate is readonly HistoryEntry[] =>
  Array.isArray(candidate);

/** A group whose rule cannot tell. */
const SOME_GROUP = 'some group';

const textIn = (value: Value): string => ('value' in value ? String(value.value) : '');

/**
 * The situation in which facts have these values: everything else as it is settled, and what is neither is missing.
 */
export function situationWith(
  ground: Ground,
  chosen: readonly (readonly [Fact, Candidate])[],
): Situation & { readonly subject: NonNullable<Situation['subject']> } {
  const attributes: Record<string, Value> = Object.create(null);
  const asked: Record<string, Value> = Object.create(null);
  const own: Record<string, Value> = Object.create(null);
  const member: Record<string, string> = {};
  let { groups } = ground.subject ?? SOMEBODY;
  let unsettled: readonly string[] = [];
  let folder = '/';
  let action = ground.action ?? 'read';
  let { now } = ground.environment ?? SOMETIME;
  const history: HistoryEntry[] = [...(ground.history ?? [])];
  for (const [fact, candidate] of chosen) {
    if (candidate === null) {
      if (fact.of === 'subject' && fact.name === 'groups') unsettled = [SOME_GROUP];
      continue;
    }
    if (isHistory(candidate)) history.push(...candidate);
    else if (fact.of === 'field') attributes[fact.name] = candidate;
    else if (fact.of === 'environment') asked[fact.name] = candidate;
    else if (fact.of === 'folder') folder = textIn(candidate);
    else if (fact.of === 'action') action = textIn(candidate);
    else if (fact.of === 'now') now = candidate.type === 'instant' ? candidate.value : now;
    else if (candidate.type === 'text[]' && fact.name === 'groups') groups = candidate.value;
    else if (fact.type === null) own[fact.name] = candidate;
    else member[fact.name] = textIn(candidate);
  }
  const settled = ground.subject ?? SOMEBODY;
  const subject = ground.subject ?? {
    ...settled,
    groups,
    ...(unsettled.length === 0 ? {} : { unsettled }),
    member: { ...settled.member, ...member, attributes: own },
  };
  const environment = ground.environment ?? SOMETIME;
  const { person } = subject.member;
  return {
    subject,
    action,
    resource: {
      type: ground.type.name,
      id: action === 'create' ? null : 'possible',
      folder,
      attributes,
      history: history.map((each) => (each.person === THE_SUBJECT ? { ...each, person } : each)),
    },
    environment: ground.environment ?? { ...environment, now, attributes: asked },
  };
}
