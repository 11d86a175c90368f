import { type CounterExample, checkGuards, type GuardCheck } from '@remit/policy/validate/check-guards';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { memberRecord } from '../people/people-search.ts';
import { recordWords } from '../records/record-words.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

/** How what breaks a guard is called, and what would mend it. */
interface GuardWords {
  readonly under: string;
  readonly mend: string;
}

const ofDraft: GuardWords = { under: 'under this draft', mend: 'narrow what gives it, or change the guard' };

/**
 * What keeps a draft from going out for its guards: the first that is broken or not proved, with its smallest example,
 * and how many more there are. Nobody is named, and the record, which may be made of what a member is like, is told
 * only to someone who may explain that member.
 * @returns null when every guard holds
 * Source: semantics.md, "Change".
 */
export function brokenGuards(
  call: TenantCall,
  draft: CompiledPolicy,
  { under, mend }: GuardWords = ofDraft,
): string | null {
  const found = checkGuards(draft, call.directory.directory, call.environment);
  const [first, ...others] = found.filter(({ kind }) => kind !== 'holds');
  if (first === undefined || first.kind === 'holds') return null;
  const more = others.length === 0 ? '' : `, and so it is with ${others.length} more`;
  if (first.kind === 'unproven')
    return `${under} the guard \`${first.guard}\` is not proved to hold: ${first.why}${more}; a guard that is not proved counts as broken`;
  const example = exampleWords(call, first.counterExample);
  return `${under} the guard \`${first.guard}\` is broken: ${example}${more}; ${mend}`;
}

/** What came of one guard that does not hold, as a sentence of its own. */
export function guardSentence(call: TenantCall, check: Exclude<GuardCheck, { kind: 'holds' }>): string {
  if (check.kind === 'unproven') return `It is not proved to hold: ${check.why}.`;
  const words = exampleWords(call, check.counterExample);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** "somebody could `approve` a record of `fin.PaymentRequest` in `/` with amount = 10.01 EUR, by the role `Approver`". */
function exampleWords(call: TenantCall, { check, field, grants }: CounterExample): string {
  const { subject, action, resource, environment } = check;
  const thing = `a record of \`${resource.type}\``;
  const deed = field === null ? `\`${action}\` ${thing}` : `see \`${field}\` of ${thing} in full`;
  const told =
    subject.member.id === call.subject.member.id ||
    decideHere(call, 'explain', memberRecord(subject.member)).outcome === 'allow';
  const which = told ? recordWords(resource, subject) : '';
  const roles = [...new Set(grants.map(({ role }) => `\`${role}\``))];
  const by = `, by the role${roles.length === 1 ? '' : 's'} ${roles.join(' and ')}`;
  const later = environment.now > call.environment.now;
  return `somebody could ${deed}${which}${by}${later ? `, from ${new Date(environment.now).toISOString()} on` : ''}`;
}
