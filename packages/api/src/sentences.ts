import { durationWords } from '@remit/policy/words/duration-words';
import type { Resource } from '@remit/policy/check';
import type { Cause } from '@remit/policy/decision';
import { type SentenceNames, reasonSentence } from '@remit/policy/words/sentence';
import type { Value } from '@remit/policy/values/value';
import { roleLabel } from './grant-words.ts';
import type { KnownDirectory } from './known-directory.ts';
import { moneyWords } from '@remit/policy/words/money-words';
import { seenFields } from './requests/request-view.ts';
import type { TenantCall } from './tenant-call.ts';

/** What reasons are about: `record` is the stored one, of which the asker may not see every field. */
export interface SentenceSubject {
  readonly type: string;
  readonly action: string;
  readonly record?: Resource;
}

/** Reasons in words for the person they concern, the deciding one first, each once. */
export function sentencesOf(
  call: TenantCall,
  reasons: readonly Cause[],
  { type, action, record }: SentenceSubject,
): readonly string[] {
  const { policy, directory } = call;
  const names: SentenceNames = {
    action,
    // A type that the policy does not declare is called as it was asked for.
    type: policy.compiled.types.get(type) ?? {
      name: type,
      label: type,
      fields: [],
      actions: [],
      history: false,
    },
    value: (value) => valueWords(directory, value),
    role: (role) => roleLabel(policy.compiled, role),
    hides: new Set(record === undefined ? [] : seenFields(call, record).hidden),
  };
  return [...new Set(reasons.map((reason) => reasonSentence(reason, names)))];
}

/** A value in words, people and places by their names. */
export function valueWords(directory: KnownDirectory, value: Value): string {
  switch (value.type) {
    case 'money':
      return moneyWords(value);
    case 'duration':
      return durationWords(value.milliseconds);
    case 'instant':
      return new Date(value.value).toISOString();
    case 'member':
      return directory.member(value.value)?.name ?? value.value;
    case 'department':
      return directory.department(value.value)?.name ?? value.value;
    case 'text[]':
      return value.value.join(', ');
    case 'boolean':
      return value.value ? 'yes' : 'no';
    case 'text':
    case 'number':
    case 'date':
    case 'enum':
    case 'folder':
      return value.value;
    default:
      return value satisfies never;
  }
}
