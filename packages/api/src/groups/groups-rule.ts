import type { AuditEvent } from '@remit/audit/audit-event';
import { conditionText } from '@remit/language/condition-text';
import { readGroupRule } from '@remit/language/read-group-rule';
import { canonicalCondition } from '@remit/policy/canonical/canonical-condition';
import type { Condition } from '@remit/policy/condition';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Group } from '@remit/policy/directory';
import { writeAudit } from '@remit/store/audit/audit-log';
import { setGroupRule } from '@remit/store/directory/groups';
import { hashOf } from '@remit/store/secrets/hash-of';
import { endSessionsOfMembers } from '@remit/store/directory/members';
import { type EffectOnMember, effectOnMembers, viewOfEffect } from '../effect-on-members.ts';
import { RemitError } from '../errors.ts';
import { groupRuleWords } from './group-rule-words.ts';
import { groupsAround } from './groups-around.ts';
import type { GroupRuleEffectView, MovedPeopleView } from './groups-views.ts';
import { happenedIn } from '../happened-in.ts';
import { knowDirectory } from '../known-directory.ts';
import { type MovedByRule, movedByRule } from '../moved-by-rule.ts';
import { changedDirectory, type PeopleChange } from '../people/people-change.ts';
import { peopleRefusal } from '../people/people-refusal.ts';
import type { PeopleOutcome } from '../people/people-refused.ts';
import { recordLook } from '../records/record-look.ts';
import { refusedEffect } from '../refused-effect.ts';
import { requireEndable } from '../require/require-endable.ts';
import { requireEverybody } from '../require/require-everybody.ts';
import { requireGivable } from '../require/require-givable.ts';
import { requireHolder } from '../require/require-holder.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';
import { typeDecision } from '../type-decision.ts';

/** The condition that says who is in a group besides, as text or as a form has it; null: nobody by a rule. */
export interface GroupRuleInput {
  readonly group: string;
  readonly rule: string | Condition | null;
}

/** In characters: as text it is edited, by whoever likes that better. */
export const longestRule = 4000;

interface ReadyRule {
  readonly group: Group;
  readonly rule: Condition | null;
  readonly change: PeopleChange;
  readonly decision: DecisionInFull;
  readonly moved: MovedByRule;
  readonly effects: readonly EffectOnMember[];
  readonly effectHash: string;
}

/** So many of those who come or go are named; how many there are is said beside. */
const mostNamed = 50;

/**
 * Who would come into a group by a rule, and who would leave it, what that means for each, and why it would be refused.
 * Changes nothing, and is on record: it tells what others may do.
 * @returns what is wrong with a text that is no rule, and nothing else then
 * @throws RemitError as `ruleGroup` does where it cannot be asked at all
 */
export function previewGroupRule(call: TenantCall, input: GroupRuleInput): GroupRuleEffectView {
  const { group, decision } = requireRulable(call, input.group);
  const read = readRule(call, input.rule);
  if (!read.ok) return { problems: read.problems, words: null, text: null, condition: null, effect: null };
  const { change, moved, effects, effectHash } = readyToRule(call, group, decision, read.rule);
  recordLook(call, `what would another rule of the group ${group.name} change?`, decision);
  return {
    problems: [],
    words: read.rule === null ? null : groupRuleWords(call, read.rule),
    text: textOf(read.rule),
    condition: read.rule,
    effect: {
      refusal: peopleRefusal(call, change),
      ...viewOfEffect(call, effects),
      effectHash,
      joins: movedView(call, moved.joins),
      leaves: movedView(call, moved.leaves),
      unsettled: moved.unsettled.filter(({ unsettled }) => unsettled?.includes(group.id) === true).length,
    },
  };
}

/**
 * Says by a rule who is in a group besides, with the tenant locked, if the effect is still the one that the asker
 * accepted. Who comes or goes holds from then on what the group gives, or no longer; their sessions end.
 * @throws RemitError `not-found`; `invalid` for a text that is no rule; `forbidden` for whoever may not update everybody,
 *   give what it gives, or end it, and as `peopleRefusal` says; `conflict` when it has this rule already, or when the
 *   effect is another one by now
 */
export async function ruleGroup(
  call: TenantCall,
  input: GroupRuleInput & { readonly effectHash: string },
): Promise<{ readonly group: string }> {
  const { group, decision } = requireRulable(call, input.group);
  const read = readRule(call, input.rule);
  if (!read.ok) {
    const [first] = read.problems;
    throw new RemitError('invalid', `\`rule\`: ${first?.message ?? 'is none'}`);
  }
  const { rule, change, moved, effectHash } = readyToRule(call, group, decision, read.rule);
  const happened = ({ outcome, because }: PeopleOutcome): AuditEvent => ({
    ...happenedIn(call, decision),
    action: 'group.ruled',
    target: { type: 'remit.Group', id: group.id },
    outcome,
    because,
    before: { rule: textOf(group.rule ?? null) },
    after: outcome === 'allow' ? { rule: textOf(rule) } : null,
    details: { name: group.name, joined: moved.joins.length, left: moved.leaves.length, effectHash },
  });
  const refused = refusedEffect(call, change, input.effectHash === effectHash, happened);
  if (refused !== null) throw refused;
  if (!(await setGroupRule(call.tx, group.id, rule)))
    throw new Error('a group that the directory has is not there');
  await endSessionsOfMembers(
    call.tx,
    [...moved.joins, ...moved.leaves].map(({ member }) => member.id),
  );
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { group: group.id };
}

/** A rule as policy text. */
export const textOf = (rule: Condition | null): string | null => (rule === null ? null : conditionText(rule));

/** Names of what the tenant adds to its members: what somebody has stored. */
function storedAttributes({ directory }: TenantCall): ReadonlySet<string> {
  return new Set(directory.directory.members.flatMap(({ attributes }) => Object.keys(attributes)));
}

/** A rule tells of everybody who meets it, so whoever sets one, or tries one, may update everybody. */
function requireRulable(
  call: TenantCall,
  id: string,
): { readonly group: Group; readonly decision: DecisionInFull } {
  const decision = typeDecision(call);
  requireHolder(call, { kind: 'group', id });
  const group = call.directory.group(id);
  if (group === null) throw notFound();
  requireEverybody(call);
  return { group, decision };
}

type Read =
  | { readonly ok: true; readonly rule: Condition | null }
  | { readonly ok: false; readonly problems: GroupRuleEffectView['problems'] };

/** What a form has is read as text too: what is set is what its text says, whichever way it came. */
function readRule(call: TenantCall, given: GroupRuleInput['rule']): Read {
  if (given === null) return { ok: true, rule: null };
  const text = typeof given === 'string' ? given : conditionText(canonicalCondition(given));
  if (text.length > longestRule) {
    const message = `a rule has at most ${longestRule} characters as text`;
    return { ok: false, problems: [{ line: 1, column: 1, message, nearest: [] }] };
  }
  const { rule, errors } = readGroupRule(text, storedAttributes(call));
  return errors.length > 0 ? { ok: false, problems: errors } : { ok: true, rule };
}

function readyToRule(
  call: TenantCall,
  group: Group,
  decision: DecisionInFull,
  rule: Condition | null,
): ReadyRule {
  const [was, text] = [textOf(group.rule ?? null), textOf(rule)];
  if (was === text) {
    throw new RemitError('conflict', `${group.name} has ${text === null ? 'no rule' : 'this rule'} already`);
  }
  const { directory } = call.directory;
  const giving = new Set([group.id, ...groupsAround(directory, group.id)]);
  const given = directory.assignments.filter(
    ({ holder }) => holder.kind === 'group' && giving.has(holder.id),
  );
  // Whoever it may come to be true of holds what it gives, and whoever it was true of does not any more.
  if (rule !== null)
    requireGivable(call, {
      assignments: given.map((assignment) => ({ assignment, through: assignment.holder })),
    });
  if (was !== null) for (const { id } of given) requireEndable(call, id);
  const change: PeopleChange = { kind: 'rule', group, rule };
  const changed = changedDirectory(directory, change);
  const moved = movedByRule(call.directory, knowDirectory(changed), group.id);
  const reached = new Set(
    [...moved.joins, ...moved.leaves, ...moved.unsettled].map(({ member }) => member.id),
  );
  const { now } = call.environment;
  const instants = [now, ...given.flatMap(({ from }) => (from !== null && from > now ? [from] : []))];
  const effects = effectOnMembers(call, changed, ({ member }) => (reached.has(member.id) ? instants : []));
  const ids = (subjects: MovedByRule['joins']) => subjects.map(({ member }) => member.id);
  const told = effects.map(({ member, result }) => [member, result]);
  const [joins, leaves] = [ids(moved.joins), ids(moved.leaves)];
  const effectHash = hashOf({ group: group.id, was, text, joins, leaves, told });
  return { group, rule, change, decision, moved, effects, effectHash };
}

function movedView(call: TenantCall, subjects: MovedByRule['joins']): MovedPeopleView {
  const people = subjects.slice(0, mostNamed).flatMap(({ member }) => call.directory.chip(member.id) ?? []);
  return { count: subjects.length, people };
}
