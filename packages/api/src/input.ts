import { z } from 'zod';

// NUL, which Postgres text refuses, the other C0 and C1 controls but tab and newline, and marks that turn text around.
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/**
 * Text from outside: well formed, NFC, without control characters, its length counted in characters.
 * @param least of characters, @param most of characters
 */
export function text(least: number, most: number) {
  return (
    z
      .string('must be text')
      // Length first: normalising a megabyte of combining marks is work that nobody asked for.
      .max(most * 4, `at most ${most} characters`)
      .refine((value) => value.isWellFormed(), 'must be well-formed Unicode')
      .transform((value) => value.normalize('NFC'))
      .refine((value) => !control.test(value), 'must not contain control characters')
      .refine(
        (value) => Array.from(value).length >= least,
        least === 1 ? 'must not be empty' : `at least ${least} characters`,
      )
      .refine((value) => Array.from(value).length <= most, `at most ${most} characters`)
  );
}

/** Text that says something: spaces around it do not count. */
export function sentence(least: number, most: number) {
  return z
    .string('must be text')
    .transform((value) => value.trim())
    .pipe(text(least, most));
}

/** A name in a policy: roles, actions, fields, rules. */
export const identifier = z
  .string('must be a name')
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,79}$/, 'a name begins with a letter and has letters, digits, `_` and `-`');

/** The full name of a resource type: `fin.PaymentRequest`. */
export const typeName = z
  .string('must be the name of a resource type')
  .regex(
    /^[a-z][a-z0-9_]{0,39}\.[A-Z][A-Za-z0-9]{0,79}$/,
    'a resource type is `module.Name`, such as `crm.Contract`',
  );

/** A path in a tree of folders or departments: `/`, or names with a `/` before each. */
export const path = text(1, 1000).refine(
  (value) => value === '/' || /^(\/[^/]+)+$/.test(value),
  'a path is `/` or `/name/name`',
);

/** How a path ends: what stands after its last `/`. */
export const pathEnd = text(1, 80).refine(
  (value) => !value.includes('/') && value.trim() === value && value !== '.' && value !== '..',
  'a name in a path has no `/` and no spaces around it',
);

/** ms since 1970 UTC, in the years that a date can say. */
export const instant = z.int('must be a moment').min(0).max(253_402_300_799_999);

/** When something counts: from the first instant up to the second; without one it has no such end. */
export const period = { from: instant.nullable().default(null), until: instant.nullable().default(null) };

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A currency that ISO 4217 writes. */
export const currency = z
  .string()
  .refine((value) => currencies.has(value), 'a currency is an ISO 4217 code, such as `EUR`');

/** Money as the wire has it: whole minor units, never a float, of a currency that ISO 4217 writes. */
export const amount = z.strictObject({
  minor: z
    .int('an amount is a whole number of minor units')
    .min(0, 'an amount is at least 0')
    .max(1e13, 'an amount is at most 10,000,000,000,000 minor units'),
  currency,
});

/** A cursor that an earlier page gave. */
export const cursor = z.string().min(1).max(2000);

/** How many rows a page has. */
export const pageSize = z.int().min(1, 'at least 1').max(100, 'at most 100');
