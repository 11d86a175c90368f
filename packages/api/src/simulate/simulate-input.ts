import { z } from 'zod';
import { identifier, path, typeName } from '../input.ts';
import { value } from '../policy/policy-document-schema.ts';

const id = z.uuid('must be the id of one').toLowerCase();
/** ms since 1970 UTC, in the years that a date can say. */
const instant = z.int('must be a moment').min(0).max(253_402_300_799_999);
const facts = z
  .record(identifier, value.nullable())
  .refine((all) => Object.keys(all).length <= 100, 'at most 100 facts');

/**
 * What the simulator is asked. Slots may be left open: without `member` it asks who, without `action` what; a resource
 * is a stored record, a record as it is described, or anything at all.
 */
export const simulateQuestion = z.strictObject({
  member: id.nullable(),
  action: identifier.nullable(),
  resource: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('record'), type: typeName, id }),
    z.strictObject({
      kind: z.literal('described'),
      type: typeName,
      folder: path.nullable(),
      attributes: facts.default({}),
    }),
    z.strictObject({ kind: z.literal('anything') }),
  ]),
  /** The moment that it is asked of; null for now. */
  at: instant.nullable().default(null),
  /** Duties that count as met. */
  met: z
    .array(z.enum(['second-factor', 'comment']))
    .max(2)
    .default([]),
  /** What policy text reaches as `context.*`. */
  context: facts.default({}),
  /** The published version that decides; null for the one in force. */
  version: z.int().min(1).max(2_000_000_000).nullable().default(null),
  /** The draft that decides instead, on the version in force; null for none. */
  draft: id.nullable().default(null),
});

/** A question moment by moment: what comes after an instant that was told before; null from the beginning. */
export const overTimeQuestion = simulateQuestion.extend({ after: instant.nullable().default(null) });

export type SimulateQuestion = z.output<typeof simulateQuestion>;
export type SimulatedResource = SimulateQuestion['resource'];
