import type { AskedView, RequestFormView } from '@remit/api/requests/request-views';
import type { RequestEntries } from '../form/request-entries.ts';

/**
 * Questions that must be answered and are not, in their order. What every request has a place for is not among them:
 * without it there is no request to send, and its own field says so.
 */
export function openQuestions(
  entries: RequestEntries,
  fields: RequestFormView['fields'],
  questions: AskedView['questions'],
): AskedView['questions'] {
  const kept = new Set(
    fields.flatMap(({ name, place }) => (place === null || place === 'project' ? [name] : [])),
  );
  return questions.filter(
    ({ field, required }) => required && kept.has(field) && (entries.fields[field] ?? '').trim() === '',
  );
}
