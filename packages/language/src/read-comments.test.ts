import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { printPolicy } from './print-policy.ts';

/** What is written, and what becomes of it when it is printed. */
const printed = (text: string): string => {
  const { document, users, errors } = parsePolicy(text);
  expect(errors).toEqual([]);
  const once = printPolicy(document, users);
  const again = parsePolicy(once);
  expect(printPolicy(again.document, again.users)).toBe(once);
  return once;
};

const CANONICAL = `# About modules.
#
# Two of them.
module fin # the first

# before the set's condition
set exec on remit.Member
# why these
where title = 'it''s # no comment'

role Clerk # reads
# what a clerk can do
can: read.own on remit.Member # not more
# and this
can: explain on remit.Member

scope Folder.a
# in this folder
grants: Clerk → read on remit.Member
# nothing else
Boss → nothing # at all

role
# at the end
`
  .replace('\nrole\n', '\n')
  .replace('scope Folder.a', 'role Boss\n\nscope Folder.a');

describe('comments', () => {
  it('stay before and beside the lines where they stood', () => {
    expect(printed(CANONICAL)).toBe(CANONICAL);
  });

  it.each<readonly [string, string, string]>([
    ['in the middle of a clause', 'role A can:\n# why\nread', 'role A\n# why\ncan: read\n'],
    [
      'at a clause that stands elsewhere',
      "role A can: read\n# name\nlabel: 'B'",
      "role A\n# name\nlabel: 'B'\ncan: read\n",
    ],
    [
      'at one of two grants of a line',
      'role A can: read,\n# own\nupdate.own',
      'role A\ncan: read\n# own\ncan: update.own\n',
    ],
    [
      'beside two parts of one line',
      'role A can: read, # one\ndelete # two',
      'role A\n# one\ncan: read, delete # two\n',
    ],
    ['beside the first of two statements', 'role A # one\nrole B', 'role A # one\nrole B\n'],
    ['between statements that change places', '# b\nrole B\n# m\nmodule m', '# m\nmodule m\n\n# b\nrole B\n'],
    [
      'of a scope in two statements',
      'role A role B\nscope Folder.x grants: A → read\nscope Folder.y grants: A → read\nscope Folder.x grants:\n# two\nB → read',
      'role A\nrole B\n\nscope Folder.x\ngrants: A → read\n# two\nB → read\n\nscope Folder.y\ngrants: A → read\n',
    ],
    [
      'on a user, at the end',
      "role A\n# who\nuser 'x y' roles: [A] # beside",
      "role A\n\nuser 'x y'\nroles: [A]\n\n# who\n# beside\n",
    ],
    ['alone in a text', '# only\n\n#  this', '# only\n#  this\n'],
    ['after a Windows line end', 'role A # x\r\n# y\r\ncan: read\r\n', 'role A # x\n# y\ncan: read\n'],
    [
      'before one test of several',
      "role A\ntest 't' as A on remit.Member\n# expected\nexpect deny read",
      "role A\n\ntest 't'\nas A\non remit.Member\n# expected\nexpect deny read\n",
    ],
  ])('keep their place %s', (_, text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it.each(['role A # turned \u202e', '# a\u0000b\nrole A', '# \u2066\nrole A'])(
    'are refused where nobody would see them: %j',
    (text) => {
      const { errors } = parsePolicy(text);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.message).toContain('nobody sees');
    },
  );

  it('say nothing of what they hold', () => {
    const document = parsePolicy('role A').document;
    const before = { kind: 'role', key: 'A', line: 0 } as const;
    const text = printPolicy({ ...document, comments: [{ before, text: 'x\nrole B can: manage\rrole C' }] });
    expect(parsePolicy(text).document.roles).toEqual([{ name: 'A', grants: [] }]);
  });
});
