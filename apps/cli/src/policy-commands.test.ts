import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const remit = join(import.meta.dirname, 'remit.ts');
const folder = mkdtempSync(join(tmpdir(), 'remit-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [remit, ...args], {
    encoding: 'utf8',
    env: { NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

const policy = (limit: string, more = ''): string => `
module fin
label: 'Finance'

resource fin.Invoice
has: amount money, owner member
owner: owner
amount: amount
actions: approve

role Clerk in fin can: read

role Approver in fin
can: read
can: approve ${limit}
${more}
user alice
roles: [Clerk, Approver]

user bob
roles: [Clerk]
`;

describe('the terminal says of a policy text', () => {
  test('what is wrong, with file, line and column and the nearest name, and ends with 1', () => {
    const file = written('wrong.remit', policy('up to 10 EUR').replace('[Clerk]', '[Clark]'));
    const { status, stdout } = run('check', file);
    expect(stdout).toMatch(/wrong\.remit:\d+:\d+: .*Clark.*did you mean `Clerk`\?/);
    expect(status).toBe(1);
  });

  test('nothing, and ends with 0, when all is well', () => {
    const { status, stdout } = run('check', written('well.remit', policy('up to 10 EUR')));
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('0 errors') });
  });

  test('who breaks a guard, by which role', () => {
    const guard = '\nguard NobodyApprovesMuch: everyone never approve on fin.Invoice\nwhen amount > 5 EUR\n';
    const { status, stdout } = run('check', written('guard.remit', policy('up to 10 EUR', guard)));
    expect(stdout).toMatch(/`NobodyApprovesMuch` is broken: alice could `approve` .* by `Approver`/);
    expect(status).toBe(1);
  });

  test('which of its tests fail, and what came instead', () => {
    const tests = (outcome: string): string =>
      `\ntest 'much is refused'\nas Approver\non Invoice\ngiven amount = 11 EUR\nexpect ${outcome} approve\n`;
    const right = run('test', written('right.remit', policy('up to 10 EUR', tests('deny'))));
    expect({ status: right.status, out: right.stdout }).toEqual({
      status: 0,
      out: expect.stringContaining('1 passed, 0 failed'),
    });
    const failing = run('test', written('failing.remit', policy('up to 10 EUR', tests('allow'))));
    expect(failing.stdout).toContain('✗ much is refused: expected allow, came deny');
    expect(failing.status).toBe(1);
  });

  test('what a change means for whom, and nothing for a change that means nothing', () => {
    const before = written('before.remit', policy('up to 10 EUR'));
    const same = written('same.remit', `# a remark\n${policy('up to 10.00 EUR')}`);
    expect(run('diff', before, same)).toMatchObject({ status: 0, stdout: 'Nothing changes for anybody.\n' });
    const after = written(
      'after.remit',
      policy('up to 5 EUR').replace('role Clerk in fin can: read', 'role Clerk in fin can: read, export'),
    );
    const changed = run('diff', before, after);
    expect(changed.status).toBe(1);
    expect(changed.stdout).toContain('bob: gains `export` on `fin.Invoice` in `/`');
    expect(changed.stdout).toContain('alice: `approve` on `fin.Invoice` in `/` becomes narrower');
    expect(run('diff', before, written('none.remit', 'role')).status).toBe(2);
  });

  test('that a rule only reports from now on, and who may do more by it', () => {
    const rule = (word: string): string =>
      `rule Small${word} forbid approve on Invoice when amount > 5 EUR because 'much'\n`;
    const [counts, reports] = ['', ' report only'].map((word) =>
      written(`rule${word.length}.remit`, policy('up to 10 EUR', rule(word))),
    );
    const { status, stdout } = run('diff', counts ?? '', reports ?? '');
    expect(stdout).toMatch(/^`Small` is now only reported: it refuses nobody\.\nalice: .* becomes wider$/m);
    expect(status).toBe(1);
    const data: unknown = JSON.parse(run('diff', counts ?? '', reports ?? '', '--json').stdout);
    expect(data).toMatchObject({
      reporting: [{ kind: 'rule', key: 'Small', reportOnly: true }],
      totals: { members: 1 },
    });
  });

  test('what somebody gains who has to meet a duty for it, and which duties change', () => {
    const [before, more, asks] = [
      '',
      'can: export requires second factor',
      'can: delete requires comment',
    ].map((grant, at) => written(`duty${at}.remit`, policy('up to 10 EUR', grant)));
    const gained = run('diff', before ?? '', more ?? '');
    expect(gained.stdout).toContain('alice: gains `export` on `fin.Invoice` in `/`');
    expect(gained.status).toBe(1);
    const eased = written('eased.remit', policy('up to 10 EUR', 'can: delete'));
    const otherwise = run('diff', asks ?? '', eased);
    expect(otherwise.stdout).toBe('`Approver` no longer has to leave a comment to `delete` `fin.Invoice`.\n');
    expect(otherwise.status).toBe(1);
    const data: unknown = JSON.parse(run('diff', asks ?? '', eased, '--json').stdout);
    expect(data).toMatchObject({ duties: [{ kind: 'role', key: 'Approver' }], totals: { members: 0 } });
  });

  test('what changes in a folder that only one of two texts says something of', () => {
    const scope = written(
      'scope.remit',
      policy('up to 10 EUR', '\nscope Folder.eu\ngrants: Clerk → nothing\n'),
    );
    const { status, stdout } = run('diff', scope, written('plain.remit', policy('up to 10 EUR')));
    expect(stdout).toContain('bob: `read` on `fin.Invoice` in `/eu` becomes wider');
    expect(status).toBe(1);
  });

  test('that it cannot be told what changes, with another ending than for a change', () => {
    const file = written('well.remit', policy('up to 10 EUR'));
    expect(run('diff', file, join(folder, 'nowhere.remit')).status).toBe(2);
  });

  test('the same of the people of a directory file, and what is wrong in that file', () => {
    const before = written('b.remit', policy('up to 10 EUR'));
    const after = written('a.remit', policy('up to 5 EUR'));
    const directory = {
      // Where something is given is a folder, whether or not it is listed.
      folders: [],
      members: [{ id: 'carol' }],
      assignments: [{ role: 'Approver', holder: { kind: 'member', id: 'carol' }, folder: '/eu' }],
    };
    const people = written('people.json', JSON.stringify(directory));
    expect(run('diff', before, after, '--directory', people).stdout).toContain(
      'carol: `approve` on `fin.Invoice` in `/eu` becomes narrower',
    );
    const wrong = written('wrong.json', JSON.stringify({ members: [{ id: 'x', status: 'gone' }] }));
    expect(run('diff', before, after, '--directory', wrong).stderr).toContain('at `members.0.status`');
    const { assignments } = directory;
    const nobody = written('nobody.json', JSON.stringify({ members: [{ id: 'dave' }], assignments }));
    expect(run('diff', before, after, '--directory', nobody).stderr).toContain(
      'at `assignments.0.holder`: there is no member `carol`',
    );
    const twice = { members: [{ id: 'carol' }, { id: 'carol' }], assignments };
    expect(
      run('diff', before, after, '--directory', written('twice.json', JSON.stringify(twice))).stderr,
    ).toContain('at `members.1.id`: `carol` is there already');
  });

  test('the same of whoever the rule of a group in a directory file puts into it', () => {
    const before = written('b.remit', policy('up to 10 EUR'));
    const after = written('a.remit', policy('up to 5 EUR'));
    const withRule = (rule: string): string =>
      written(
        'ruled.json',
        JSON.stringify({
          groups: [{ id: 'deciders', rule }],
          members: [{ id: 'carol', title: 'Decider' }, { id: 'dave' }],
          assignments: [{ role: 'Approver', holder: { kind: 'group', id: 'deciders' } }],
        }),
      );
    const { stdout } = run('diff', before, after, '--directory', withRule(`subject.title = 'Decider'`));
    expect(stdout).toContain('carol: `approve` on `fin.Invoice` in `/` becomes narrower');
    expect(stdout).not.toContain('dave');
    const wrong = run('diff', before, after, '--directory', withRule(`subject.groups overlaps ['a']`));
    expect(wrong.stderr).toContain('at `groups.0.rule`: Who is in a group is never told by groups');
  });
});
