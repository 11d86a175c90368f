import { z } from 'zod';
import { exportFormats } from '@remit/store/audit/audit-export-format';
import { text } from '../input.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const word = z
  .string('must be a word')
  .regex(/^[a-zA-Z][a-zA-Z0-9_.-]{0,99}$/, 'a word of letters, digits, `.`, `_` and `-`');
// The years that the record can name.
const instant = z.int('milliseconds since 1970 UTC').min(0).max(253_402_300_799_999);

/** Which events. What is left out narrows nothing. */
export const auditFilter = z.strictObject({
  actor: id.optional(),
  action: word.optional(),
  stream: z.enum(['access', 'guest', 'session', 'request', 'audit', 'tenant', 'refusal']).optional(),
  targetType: word.optional(),
  target: text(1, 200).optional(),
  outcome: z.enum(['allow', 'deny']).optional(),
  correlation: id.optional(),
  session: id.optional(),
  reported: text(1, 200).optional(),
  from: instant.optional(),
  until: instant.optional(),
  text: text(1, 200).optional(),
});

/** What a file of the audit is written as. */
export const exportFormatName = z.enum(exportFormats);

/** What a link carries, as its query has it. */
export const signedLink = z.strictObject({
  id,
  file: z.enum(['data', 'manifest']),
  until: instant,
  nonce: id,
  signature: z.string().regex(/^[\w-]{43}$/, 'must be a signature'),
});
