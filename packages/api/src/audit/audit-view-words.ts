import { z } from 'zod';
import type { AuditFilter } from '@remit/store/audit/audit-search-filter';
import { auditFilter } from './audit-input.ts';

const word = z.string().min(1).max(200).optional();

const wordsOfAddress = z.strictObject({
  q: word,
  actor: word,
  action: word,
  stream: word,
  outcome: word,
  target: word,
  call: word,
  reported: word,
  from: word,
  until: word,
});

/** What a saved view of the audit keeps: the words of the explorer's address. */
export type AuditViewWords = Readonly<z.infer<typeof wordsOfAddress>>;

/**
 * The filter that words of an address say.
 * @throws ZodError when one of them makes no sense
 */
export function filterOfWords({ q, call, from, until, ...others }: AuditViewWords): AuditFilter {
  return auditFilter.parse({
    ...others,
    ...(q === undefined ? {} : { text: q }),
    ...(call === undefined ? {} : { correlation: call }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(until === undefined ? {} : { until: Date.parse(until) }),
  });
}

/** Words as an application sends them: each must make sense to the filter. */
export const auditViewWords = wordsOfAddress.superRefine((words, context) => {
  try {
    filterOfWords(words);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    for (const { message, path } of error.issues) context.addIssue({ code: 'custom', message, path });
  }
});
