import { z } from 'zod';
import { currencyDigits } from '@remit/policy/values/currency';
import { combineDecimals, parseDecimal, wholeDecimal } from '@remit/policy/values/decimal';
import { decimalText } from '@remit/policy/values/decimal-text';
import type { FieldDeclaration } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import type { StoredFields, StoredMoney } from '@remit/store/requests/requests';
import { RemitError } from '../errors.ts';
import { amount, identifier, text } from '../input.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A field of a request as a form sends it: an instant in ISO 8601, a member by id, a place by path; null for nothing. */
export const requestFields = z
  .record(
    identifier,
    z
      .union([text(0, 4000), z.boolean(), amount, z.array(text(1, 200)).max(50, 'at most 50 of them')])
      .nullable(),
  )
  .refine((fields) => Object.keys(fields).length <= 200, 'at most 200 fields');

/** What a form says of one field. */
export type FieldInput = z.infer<typeof requestFields>[string];

/**
 * A field as its type has it.
 * @returns null where nothing is said
 * @throws RemitError `invalid` for what is no value of the type, saying what would be one
 */
export function fieldValue(call: TenantCall, field: FieldDeclaration, input: FieldInput): Value | null {
  if (input === null || (typeof input === 'string' && input.trim() === '')) return null;
  const found = valueOf(call, field, typeof input === 'string' ? input.trim() : input);
  if (found !== null) return found;
  throw new RemitError('invalid', `\`fields.${field.name}\`: ${wanted(field)}`);
}

function valueOf(
  { directory }: TenantCall,
  { type, values = [] }: FieldDeclaration,
  input: NonNullable<FieldInput>,
): Value | null {
  if (type === 'boolean') return typeof input === 'boolean' ? { type, value: input } : null;
  if (type === 'text[]') return Array.isArray(input) ? { type, value: input } : null;
  if (type === 'money') {
    if (typeof input !== 'object' || !('minor' in input)) return null;
    return { type, minor: input.minor, currency: input.currency };
  }
  if (typeof input !== 'string') return null;
  switch (type) {
    case 'text':
      return { type, value: input };
    case 'enum':
      return values.includes(input) ? { type, value: input } : null;
    case 'member':
      return directory.member(input) === null ? null : { type, value: input };
    case 'department':
      return directory.department(input) === null ? null : { type, value: input };
    case 'folder':
      return directory.directory.folders.includes(input) ? { type, value: input } : null;
    case 'number':
      return /^-?(0|[1-9][0-9]{0,14})([.][0-9]{1,10})?$/.test(input) ? { type, value: input } : null;
    case 'date':
      return z.iso.date().safeParse(input).success && !input.startsWith('0000')
        ? { type, value: input }
        : null;
    case 'instant':
      return z.iso.datetime().safeParse(input).success && !input.startsWith('0000')
        ? { type, value: Date.parse(input) }
        : null;
    default:
      return type satisfies never;
  }
}

function wanted({ type, values = [] }: FieldDeclaration): string {
  switch (type) {
    case 'text':
      return 'a text';
    case 'enum':
      return `one of ${values.map((value) => `\`${value}\``).join(', ')}`;
    case 'member':
      return 'the id of a member';
    case 'department':
      return 'the path of a department';
    case 'folder':
      return 'the path of a folder';
    case 'number':
      return 'a number with at most 15 digits and 10 decimals, such as `12.5`';
    case 'date':
      return 'a day, such as `2026-03-31`';
    case 'instant':
      return 'a moment in UTC, such as `2026-03-31T12:00:00Z`';
    case 'boolean':
      return '`true` or `false`';
    case 'text[]':
      return 'a list of texts';
    case 'money':
      return `an amount and its currency, in minor units: \`{ "minor": ${10 ** currencyDigits('EUR')}, "currency": "EUR" }\` is 1 EUR`;
    default:
      return type satisfies never;
  }
}

/** A value as it is stored among `fields`; request-columns.ts of policy-sql reads it. */
export function storedField(value: Value): StoredFields[string] {
  switch (value.type) {
    case 'text':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
    case 'number':
    case 'date':
      return value.value;
    case 'instant':
      return new Date(value.value).toISOString();
    case 'boolean':
      return String(value.value);
    case 'text[]':
      return value.value;
    case 'money':
      return storedMoney(value);
    case 'duration':
      throw new Error('no field has a duration');
    default:
      return value satisfies never;
  }
}

/** A rate that stays with an amount is stored with what it comes to by it: units of the base, exactly. */
export function storedMoney({ minor, currency, rate }: Extract<Value, { type: 'money' }>): StoredMoney {
  const exact = rate === undefined ? null : parseDecimal(rate);
  if (rate === undefined || exact === null) return { minor, currency };
  const worth = combineDecimals('*', wholeDecimal(minor), exact);
  const base = decimalText({ ...worth, scale: worth.scale + currencyDigits(currency) });
  return { minor, currency, rate, base };
}
