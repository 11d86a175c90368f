import { sql, type SQL } from 'drizzle-orm';
import type { Comparison } from '@remit/policy/condition';

const SPELT = {
  '=': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
} as const satisfies Record<Comparison, string>;

/** What is true exactly where the comparison is false. */
export const NEGATED = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
} as const satisfies Record<Comparison, Comparison>;

/** The same with its sides changed over. */
export const TURNED = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
} as const satisfies Record<Comparison, Comparison>;

/** Null where either side is. */
export const ordered = (operator: Comparison, left: SQL, right: SQL): SQL =>
  sql`(${left} ${sql.raw(SPELT[operator])} ${right})`;

/** True where every part is; of no parts, true. */
export const all = (parts: readonly SQL[]): SQL => joined(parts, ' and ', sql`true`);
/** True where some part is; of no parts, false: `or()` of nothing would be no filter. */
export const any = (parts: readonly SQL[]): SQL => joined(parts, ' or ', sql`false`);

function joined(parts: readonly SQL[], word: ' and ' | ' or ', none: SQL): SQL {
  const [only = none] = parts;
  return parts.length <= 1 ? only : sql`(${sql.join([...parts], sql.raw(word))})`;
}

/** A list of texts as one parameter, in the spelling of Postgres arrays. */
export const textArray = (texts: readonly string[]): SQL =>
  sql`${`{${texts.map((text) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`}`;
