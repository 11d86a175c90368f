import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { DECLARED } from './testing/declared.ts';
import { STATEMENT_WORDS } from './words.ts';

describe('an error', () => {
  it.each<readonly [string, number, number, string, readonly string[], readonly string[]]>([
    [
      'role A cann: read',
      1,
      8,
      'found `cann`',
      ['`label`', '`description`', '`includes`', '`can`', '`in`'],
      ['can', 'in'],
    ],
    ['role A can read', 1, 12, 'found `read` where `:` must stand', ['`:`'], []],
    ['role', 1, 5, 'the statement ends where a name must stand', ['a name'], []],
    [
      'field Contract.margin\nvissible: Exec',
      2,
      1,
      'found `vissible`',
      ['`visible`', '`masked`', '`editable`', '`hidden`', '`.`'],
      ['visible'],
    ],
    ['scope Folder.a grants: Manager write', 1, 32, 'found `write`', ['`→`'], []],
    ['role A can: approve up to 10 000', 1, 27, 'found `10`', ['an amount such as `10 000 EUR`'], []],
    [
      'policy P on Contrct for Sales where region is null',
      1,
      13,
      '`Contrct` is not declared as a type',
      ['the name of a type'],
      ['Contract'],
    ],
    [
      'policy P on Note for Sales where body is null',
      1,
      13,
      '`Note` names a type in more than one module',
      ['`crm.Note`', '`fin.Note`'],
      ['crm.Note', 'fin.Note'],
    ],
    [
      'policy P on Account for Salse where region is null',
      1,
      25,
      '`Salse` is not declared as a role',
      ['the name of a role'],
      ['Sales'],
    ],
    [
      "policy P on Account for Sales\nwhere 'é😀' = regoin",
      2,
      14,
      '`crm.Account` has no field `regoin`',
      ['a field of `crm.Account`'],
      ['region'],
    ],
    [
      'field Contract.margn visible: Exec',
      1,
      16,
      '`crm.Contract` has no field `margn`',
      ['a field of `crm.Contract`'],
      ['margin', 'tags'],
    ],
    ['role A can: raed', 1, 13, 'no type has an action `raed`', ['the name of an action'], ['read', 'end']],
    [
      'role A can: read.fim',
      1,
      18,
      '`fim` is not declared as a module or a record set',
      ['`own`', '`department`', 'the name of a module', 'the name of a record set'],
      ['fin', 'crm'],
    ],
    [
      'role A in fim can: read',
      1,
      11,
      '`fim` is not declared as a module',
      ['the name of a module'],
      ['fin', 'crm'],
    ],
    [
      'policy P on Contract for Sales where value = 1.005 EUR',
      1,
      46,
      'an amount in EUR has at most 2 decimals',
      [],
      [],
    ],
    [
      'policy P on Contract for Sales where ends_on = 2026-02-30',
      1,
      48,
      'the calendar has no 2026-02-30',
      ['a date such as `2026-01-31`'],
      [],
    ],
    [
      "scope 'sales' grants: Manager → read",
      1,
      7,
      '`sales` is no path of a folder',
      ["a path such as `'/sales/emea'`"],
      [],
    ],
    [
      'scope Engineering grants: Manager → read',
      1,
      7,
      'this is no folder',
      ['`Folder.` and its name', "a path such as `'/sales/emea'`"],
      [],
    ],
    ['hello', 1, 1, 'found `hello`', STATEMENT_WORDS.map((word) => `\`${word}\``), []],
  ])('in %j says where, what and what instead', (text, line, column, message, expected, nearest) => {
    const { errors } = parsePolicy(text, DECLARED);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ line, column, expected, nearest });
    expect(errors[0]?.message).toContain(message);
  });

  it('hides no other: every statement is read, and every name of it', () => {
    const { errors } = parsePolicy(
      `role A can: raed, wirte
role B cann: read
policy P on Acount for Salse where regoin = 1
user bob roles: [A, B, C]`,
      DECLARED,
    );
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [1, 13],
      [1, 19],
      [2, 8],
      [3, 13],
      [3, 24],
      [4, 24],
    ]);
  });

  it.each([200, 5000])('is all that comes of a condition nested %d deep', (depth) => {
    const deep = `${'not ('.repeat(depth)}region is null${')'.repeat(depth)}`;
    const { errors } = parsePolicy(`policy P on Account for Sales where ${deep}`, DECLARED);
    expect(errors).toHaveLength(1);
  });
});
