import { describe, expect, it } from 'vitest';
import { threadWork } from '@remit/testkit/thread-work';
import { checkPolicyText } from './check-policy-text.ts';
import { parsePolicy } from './parse-policy.ts';
import type { TextError } from './text-error.ts';

const HEAD = `module crm
resource crm.Contract has: value money, weight number, ends_on date, signed instant, name text
role Sales
`;

/** A condition, the column of the error in it, a part of the message, what was expected. */
const CONDITIONS: readonly (readonly [string, number, string, string?])[] = [
  ['weight = NaN', 10, '`NaN` is no number', 'a number such as `-12.50`'],
  ['weight = Infinity', 10, '`Infinity` is no number', 'a number such as `-12.50`'],
  ['weight = -Infinity', 11, 'found `Infinity`', 'a number'],
  ['weight = 1e309', 11, 'a number has no exponent'],
  ['weight = 1E5', 11, 'a number has no exponent'],
  ['weight = 12.5e-3', 14, 'a number has no exponent'],
  ['weight = １２', 10, 'digits are `0` to `9`'],
  ['weight = ٣', 10, 'digits are `0` to `9`'],
  [`weight = ${'9'.repeat(101)}`, 10, 'at most 100 characters'],
  ['weight = .5', 10, 'found `.`', 'a number'],
  ['weight = 0x10', 11, 'found `x10`'],
  ['value > 5', 1, 'A money does not compare with a number'],
  ['value > 5 EURO', 14, 'found `O`'],
  ['value > 5 XQZ', 9, '`XQZ` is no ISO 4217 currency', 'a currency such as `EUR`'],
  ['value > 5 EUT', 9, '`EUT` is no ISO 4217 currency', 'a currency such as `EUR`'],
  ['value > 5 XXX', 9, '`XXX` is no ISO 4217 currency'],
  ['value > 1.5 JPY', 9, 'at most 0 decimals'],
  ['value > 1.005 EUR', 9, 'at most 2 decimals'],
  ['value > -5 EUR', 10, 'found `5`', 'a number'],
  ['value > 99999999999999999999 EUR', 9, 'larger than any amount'],
  ['value > 5 USD at 0', 18, 'a rate is above 0', 'a rate such as `1.08`'],
  ['ends_on = 2026-02-30', 11, 'the calendar has no 2026-02-30', 'a date such as `2026-01-31`'],
  ['ends_on = 2026-13-01', 11, 'the calendar has no 2026-13-01'],
  ['signed < 2026-02-30T10:00Z', 10, 'no calendar and clock have', 'a time such as `2026-01-31T09:30Z`'],
  ['signed < 2026-02-28T24:00Z', 10, 'no calendar and clock have'],
  ['signed < 2026-02-28T10:60Z', 10, 'no calendar and clock have'],
  ['signed < 2026-02-28T10:00:00.1234Z', 10, 'no calendar and clock have'],
  ['signed < 2026-02-28T10:00', 20, 'found `T10`'],
  ['signed < now - 1.0005 seconds', 16, 'no whole number of milliseconds', 'a duration such as `36 hours`'],
  ['signed < now - 99999999999999 weeks', 16, 'no whole number of milliseconds'],
  ['signed < now - 3 moons', 18, 'found `moons`'],
  ['name = "west"', 8, 'text stands in single quotes', 'a text in quotes'],
  ["name = 'west", 8, 'a text ends with a quote'],
  ["name = 'a\\qb'", 8, '`\\q` is no escape'],
  ["name = '\\u{0}'", 8, 'stands for no character'],
  ["name = '\\u{d800}'", 8, 'stands for no character'],
  ["name = '\\u{110000}'", 8, 'stands for no character'],
  ["name = 'a\u202eb'", 8, 'a character that nobody sees'],
  ["name = '\ud800'", 8, 'half of a character'],
  ["name == 'a'", 7, 'compare by `=` and `!=`'],
  ["name = 'a' && weight = 1", 12, 'conditions are joined by `and`'],
  ['nmae is null', 1, 'has no field `nmae`', 'a field of `crm.Contract`'],
  ['foo.bar = 1', 1, 'no fact that a condition can ask for', '`subject.…`'],
  ['subject.a.b = 1', 1, 'no fact that a condition can ask for'],
  ['weight', 7, 'the statement ends', '`=`'],
  ['weight / 2 = 1', 8, 'found `/`', '`*`'],
  ['weight = 1 = 2', 12, 'found `=`'],
  ['took', 5, 'the statement ends', 'a name'],
  ['weight in 1', 11, 'found `1`', '`(`'],
  ['weight in (1', 13, 'the statement ends', '`)`'],
  ['weight is 1', 11, 'found `1`', '`null`'],
];

/** A statement, line and column of its error, a part of the message, what was expected. */
const STATEMENTS: readonly (readonly [string, number, number, string, string?])[] = [
  ['role A can: read up to 10 000', 1, 24, 'found `10`', 'an amount such as `10 000 EUR`'],
  ['role A can: read up to ten EUR', 1, 24, 'found `ten`', 'an amount such as `10 000 EUR`'],
  ["role A label: 'a' label: 'b'", 1, 19, '`label` is said twice', 'one `label`'],
  ['role A can: read on Contract where weight = 1 where weight = 2', 1, 47, '`where` is said twice'],
  ['role A can: read requires coment', 1, 27, 'found `coment`', '`comment`'],
  ['role and', 1, 6, 'found `and`', 'a name'],
  ['role `a can: read', 1, 6, 'a name in back-quotes ends with one'],
  ['rule R forbid delete on Contract', 1, 33, 'the statement ends', '`because`'],
  ["rule R allow delete on Contract because 'x'", 1, 8, 'found `allow`', '`forbid`'],
  ["rule R require coffee to delete on Contract because 'x'", 1, 16, 'found `coffee`', '`second`'],
  ['resource Contract', 1, 10, 'named with its module', 'a name such as `crm.Contract`'],
  ['resource crm.X has: a texd', 1, 23, '`texd` is no type of a field', '`text`'],
  ['resource crm.X owner: a owner: b', 1, 25, '`owner` is said twice'],
  ['resource crm.X history: yes', 1, 25, 'found `yes`', '`kept`'],
  ['set s Contract where true', 1, 7, 'found `Contract`', '`on`'],
  ['exclusive E Sales', 1, 13, 'found `Sales`', '`:`'],
  ['separate S: read or delete on Contract', 1, 18, 'found `or`', '`and`'],
  [
    'approval A on Contract asks valeu step S by Sales',
    1,
    29,
    'has no field `valeu`',
    'a field of `crm.Contract`',
  ],
  ['approval A on Contract attaches quote step S by Sales', 1, 39, 'found `step`', 'a text in quotes'],
  ['approval A on Contract step S by Sales asks value', 1, 40, 'found `asks`', '`step`'],
  ['approval A on Contract step S', 1, 30, 'the statement ends', '`by`'],
  ['approval A on Contract step S by Sales need some', 1, 45, 'found `some`', '`any`'],
  ['approval A on Contract step S by Sales need 0', 1, 45, 'a whole number of people'],
  ['guard G: everyone never see', 1, 28, 'the statement ends', 'a name'],
  ['guard G: everyone never see Contract.nmae', 1, 38, 'has no field `nmae`', 'a field of `crm.Contract`'],
  ["test 't' as Sales on Contract", 1, 30, 'the statement ends', '`expect`'],
  ["test 't' as Sales on Contract expect maybe read", 1, 44, 'found `read`', '`is`'],
  [
    "test 't' as Sales on Contract given weight = 1, weight = 2 expect deny read",
    1,
    49,
    '`weight` is given twice',
  ],
  ["test 't' as Sales on Contract given folder = '/' expect deny read", 1, 37, 'stands after its type'],
  [
    "test 't' as member 'a@b.c' in department '/x' on Contract expect deny read",
    1,
    28,
    'the directory says where',
  ],
  ["test 't' as Sales at 'x' on Contract expect deny read", 1, 22, 'is no path'],
  ['field Contract.name masked: Sales as last 0', 1, 29, 'a whole number of characters', 'a number from 1'],
  ['role A can: read.(set crm)', 1, 23, '`crm` is not declared as a record set'],
  ['policy P on Contract for Sales', 1, 31, 'the statement ends', '`where`'],
];

describe('bad input gets one clear error', () => {
  it.each(
    CONDITIONS.map(([text, column, message, expected = '']) => [text, column, message, expected] as const),
  )('%j', (condition, column, message, expected) => {
    const lead = 'policy P on Contract for Sales\nwhere ';
    const { errors } = checkPolicyText(`${HEAD}${lead}${condition}`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]).toMatchObject({ line: 5, column: column + 6 });
    if (expected !== '') expect(errors[0]?.expected).toContain(expected);
  });

  it.each(
    STATEMENTS.map(
      ([text, line, column, message, expected = '']) => [text, line, column, message, expected] as const,
    ),
  )('%j', (text, line, column, message, expected) => {
    const { errors } = parsePolicy(`${HEAD}${text}`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]).toMatchObject({ line: 3 + line, column });
    if (expected !== '') expect(errors[0]?.expected).toContain(expected);
  });

  it('and what a broken statement declares is declared all the same', () => {
    const { errors } = parsePolicy(
      'role A cann: read\nset s n Contract\nuser x roles: [A]\nrole B can: read.s',
    );
    expect(errors.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('and of thousands the first thousand are listed, and how many more there are', () => {
    const { errors } = parsePolicy('role A cann: read\n'.repeat(3000));
    expect(errors).toHaveLength(1001);
    expect(errors.at(-1)).toMatchObject({ line: 1001, message: expect.stringContaining('2000 more errors') });
  });
});

const MEGABYTE = 1_000_000;
const where = 'policy P on Contract for Sales where ';

describe('a text that is made to hurt', () => {
  it.each<readonly [string, string]>([
    ['a megabyte of brackets', '['.repeat(MEGABYTE)],
    ['a megabyte of brackets in a list', `user a roles: ${'['.repeat(MEGABYTE)}`],
    ['a megabyte of parentheses', where + '('.repeat(MEGABYTE)],
    ['100,000 parentheses that close', `${where}${'('.repeat(1e5)}weight = 1${')'.repeat(1e5)}`],
    ['100,000 around a value', `${where}${'('.repeat(1e5)}weight${')'.repeat(1e5)} = 1`],
    ['a megabyte of `not`', `${where}${'not '.repeat(MEGABYTE / 4)}weight = 1`],
    ['a megabyte of sums', `${where}${'weight + '.repeat(MEGABYTE / 9)}1 = 1`],
    ['a megabyte of quotes', "'".repeat(MEGABYTE)],
    ['a megabyte of back-quotes', '`'.repeat(MEGABYTE)],
    ['a megabyte of digits', `${where}weight = ${'9'.repeat(MEGABYTE)}`],
    ['a megabyte of one name', `user x roles: [${'a'.repeat(MEGABYTE)}]`],
    ['a megabyte of emoji', '\u{1f600}'.repeat(MEGABYTE / 2)],
    ['more than any policy', ' '.repeat(4_000_001)],
  ])('gets an error in well under a second: %s', (_, text) => {
    parsePolicy('role A');
    let errors: readonly TextError[] = [];
    const took = threadWork(() => ({ errors } = parsePolicy(HEAD + text)));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.message.length).toBeLessThan(1000);
    expect(took).toBeLessThan(700);
  });

  it.each<readonly [string, (count: number) => string]>([
    ['comments in a statement', (count) => `role A\n${'# x\n'.repeat(count)}can: read`],
    ['errors on one line', (count) => `role A can: ${'raed, '.repeat(count)}read`],
    ['statements', (count) => Array.from({ length: count }, (__, at) => `role R${at}`).join('\n')],
    [
      'folders',
      (count) =>
        `role A\n${Array.from({ length: count }, (__, at) => `scope Folder.a${at} grants: A → read`).join('\n')}`,
    ],
    ['conditions side by side', (count) => `${HEAD}${where}${'weight = 1 and '.repeat(count)}true`],
  ])('takes time in proportion to its length: %s', (_, make) => {
    const best = (text: string): number =>
      Math.min(
        ...Array.from({ length: 3 }, () => {
          return threadWork(() => void parsePolicy(text));
        }),
      );
    // What is quadratic takes sixteen times as long for four times as much; noise does not.
    const [small, large] = [make(4000), make(16_000)].map(best);
    expect(large).toBeLessThan(10 * Math.max(small ?? 0, 5));
  });
});
