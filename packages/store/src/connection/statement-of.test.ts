import { type SQL, sql } from 'drizzle-orm';
import { PgDialect, pgTable, text } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statementOf } from './statement-of.ts';

const dialect = new PgDialect();
const byDialect = (query: SQL) => {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return { text, parameters: params };
};

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array(),
  fc.bigInt(),
);

const { query } = fc.letrec<{ query: SQL; part: unknown }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small' },
    fc.string().map((words) => sql.raw(words)),
    fc.tuple(tie('part'), tie('part')).map(([one, other]) => sql`select ${one}, ${other} from "a"`),
    fc.array(tie('part'), { maxLength: 4 }).map((parts) =>
      sql.join(
        parts.map((each) => sql`${each}`),
        sql`, `,
      ),
    ),
  ),
  part: fc.oneof(
    value,
    fc.string().map((name) => sql.identifier(name)),
    fc.constant(undefined),
    tie('query'),
  ),
}));

describe('the text of a query', () => {
  test('is what the dialect writes, with the same values in the same places', () => {
    fc.assert(
      fc.property(query, (each) => {
        expect(statementOf(each)).toEqual(byDialect(each));
      }),
    );
  });

  const table = pgTable('member', { name: text() });
  test.each([
    ['a table and a column', sql`select ${table.name} from ${table} where ${table.name} = ${'Tom'}`],
    ['a list', sql`select 1 where ${1} in ${['a', 'b']}`],
    ['a value with an encoder', sql`select ${sql.param('Tom', table.name)}`],
    ['values that are written into it', sql`select ${sql`${'a'} || ${1}`.inlineParams()}, ${2}`],
  ])('is the dialect’s own where there is more in it: %s', (_, each) => {
    expect(statementOf(each)).toEqual(byDialect(each));
  });
});
