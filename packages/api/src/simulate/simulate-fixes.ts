import type { Check } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { RuleJudged } from '@remit/policy/decision';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import { explain } from '@remit/policy/explain';
import { moneyWords } from '@remit/policy/words/money-words';
import { type Remedy, whyNot } from '@remit/policy/why-not/why-not';
import { documentAfter } from '@remit/policy/why-not/why-not-apply';
import type { RemedyChange } from '@remit/policy/why-not/why-not-change';
import { matches } from '@remit/policy/evaluate-row-filter';
import { RemitError } from '../errors.ts';
import { roleLabel } from '../grant-words.ts';
import { rowsOf } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import { levelOf, requireAsked } from './simulate-ask.ts';
import { asStored } from './simulate-decision.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import { type SimulatedRecord, simulatedRecord } from './simulate-resource.ts';
import { simulatedThen } from './simulate-then.ts';
import { type Under, simulatedUnder } from './simulate-under.ts';
import type { FixDraft, SimulateFix, SimulateFixesView } from './simulate-views.ts';
import type { TenantCall } from '../tenant-call.ts';

const OPEN: ReadonlySet<RemedyChange['kind']> = new Set(['amount', 'obligation', 'another-person']);

/**
 * The smallest changes after which somebody could, each with what else it would give and to how many. What changes the
 * policy or what people hold is told to whoever may read the policy; of a record that neither may read, nothing is.
 * @throws RemitError `invalid` for a question with an open slot, or about a record in no folder
 */
export async function simulateFixes(
  asked: TenantCall,
  question: SimulateQuestion,
): Promise<SimulateFixesView> {
  const { member, action, resource } = question;
  if (member === null || action === null || resource.kind === 'anything') {
    throw new RemitError('invalid', 'fixes are for one person, one action and one record; name all three');
  }
  const call = await simulatedThen(asked, question);
  const subject = requireAsked(call, member, question);
  const under = await simulatedUnder(call, question);
  const record = await simulatedRecord(call, under, resource);
  if (record.kind === 'missing') return { fixes: [], unsaid: [], kept: false };
  const described = record.kind === 'described' && action !== 'create';
  const check: Check = {
    subject,
    action,
    resource: described ? asStored(record.resource) : record.resource,
    environment: under.environment,
  };
  // A rule that denies for want of a fact that was not said would leave nothing to fix; it is said beside the fixes.
  const unsaid = described ? unsaidRules(under, check) : [];
  const remedies = whyNot(withoutRules(under, unsaid), call.directory.directory, check);
  const seen = record.readable
    ? remedies
    : remedies.filter(({ decision }) => decision.denial !== 'not-found');
  const known = levelOf(call, subject) === 'administrator' && record.readable;
  const told = seen.filter(
    ({ changes }) => known || changes.every(({ kind }) => OPEN.has(kind) && !reveals(kind, record)),
  );
  return {
    fixes: told.map((remedy) => fixView(call, under, subject.member.name, record, remedy)),
    unsaid: unsaid.map(({ because }) => because),
    kept: told.length < remedies.length,
  };
}

/** The rules that neither spare nor forbid a described record: what they ask about was not said. */
function unsaidRules({ policy }: Under, check: Check): readonly RuleJudged[] {
  const { rules } = explain(policy.compiled, check, 0);
  return rules.filter(
    ({ effect, applies, when, unless }) =>
      effect === 'forbid' && applies && !(when === 'true' && unless === 'false'),
  );
}

function withoutRules({ policy }: Under, rules: readonly RuleJudged[]): CompiledPolicy {
  if (rules.length === 0) return policy.compiled;
  const { document, version } = policy.compiled;
  const names = new Set(rules.map(({ rule }) => rule));
  return compilePolicy(
    { ...document, rules: document.rules.filter(({ name }) => !names.has(name)) },
    version,
  );
}

/** What says how far an amount has to come down says what it is. */
const reveals = (kind: RemedyChange['kind'], { hides, type }: SimulatedRecord): boolean =>
  (kind === 'amount' || kind === 'limit') && type.amount !== undefined && hides.has(type.amount);

function fixView(
  call: TenantCall,
  under: Under,
  name: string,
  record: SimulatedRecord,
  { changes, alsoGrants, toHowMany }: Remedy,
): SimulateFix {
  const { types } = under.policy.compiled;
  return {
    sentences: changes.map((change) =>
      changeSentence(call, under, name, change, reveals(change.kind, record)),
    ),
    also: alsoGrants.actions.map(({ type, action, cells }) => ({
      type: types.get(type)?.label ?? type,
      action,
      cells,
    })),
    alsoFields: alsoGrants.fields.length,
    toHowMany,
    draft: draftOf(call, under, record, changes),
  };
}

/** Of the version in force now alone: another one is nobody's to change, and what an open draft says is its editors' to add to. */
function draftOf(
  call: TenantCall,
  { policy }: Under,
  record: SimulatedRecord,
  changes: readonly RemedyChange[],
): FixDraft | null {
  // How far a limit would be raised says what the amount is.
  if (call.present !== undefined || policy !== call.policy) return null;
  if (changes.some(({ kind }) => reveals(kind, record))) return null;
  const { document, version } = policy.published;
  const after = documentAfter(document, changes);
  if (after === document) return null;
  const whole = changes.every(({ kind }) => kind === 'limit');
  return { basedOn: version, step: stepBetween(document, after), whole };
}

function changeSentence(
  call: TenantCall,
  { policy }: Under,
  name: string,
  change: RemedyChange,
  conceals: boolean,
): string {
  switch (change.kind) {
    case 'role':
      return `Give ${name} the role ${roleLabel(policy.compiled, change.role)} at ${change.folder}.`;
    case 'limit': {
      const role = roleLabel(policy.compiled, change.grant.role);
      const far = conceals ? 'far enough' : `to ${moneyWords(change.to)}`;
      return `Raise the limit of ${role} from ${moneyWords(change.from)} ${far}, for everybody who holds it.`;
    }
    case 'amount':
      return `Ask for ${moneyWords(change.to)} instead of ${moneyWords(change.from)}.`;
    case 'period': {
      const what =
        change.of === 'member' ? `the membership of ${name}` : assignmentWords(call, change.id, name);
      return change.bound === 'from' ? `Begin ${what} now.` : `Let ${what} last longer.`;
    }
    case 'obligation':
      return change.obligation === 'comment' ? 'Add a comment.' : 'Confirm with the second factor.';
    case 'another-person':
      return `Leave it to ${othersWords(call, change)}.`;
    default:
      return change satisfies never;
  }
}

function assignmentWords({ policy, directory }: TenantCall, id: string, name: string): string {
  const assignment = directory.assignment(id);
  if (assignment === null) return `what ${name} holds`;
  return `the assignment of ${roleLabel(policy.compiled, assignment.role)} at ${assignment.folder}`;
}

/** Other persons, by name as far as the asker may be told of their access. */
function othersWords(
  call: TenantCall,
  { first, persons }: Extract<RemedyChange, { kind: 'another-person' }>,
): string {
  const explained = rowsOf(call, 'remit.Member', 'explain');
  const names = first.flatMap((id) => {
    const member = call.directory.member(id);
    return member !== null && matches(explained, memberRecord(member)) ? [member.name] : [];
  });
  const rest = persons - names.length;
  if (rest === 0) return names.join(' or ');
  const others = rest === 1 ? 'one other person' : `${rest} other people`;
  return names.length === 0 ? others : `${names.join(', ')} or ${others}`;
}
