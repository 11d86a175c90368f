import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { ACCOUNT, PAYMENT } from '@remit/testkit/small-tenant';
import { threadWork } from '@remit/testkit/thread-work';
import { REMIT_TYPES } from '@remit/policy/catalog';
import { completePolicy } from './complete-policy.ts';
import type { CompletionNames } from './complete-names.ts';
import type { Completion } from './completion.ts';
import { strictPolicyParser } from './policy-grammar.ts';
import { splitStatements } from './split-statements.ts';
import { STATEMENT_WORDS } from './words.ts';

const NAMES: CompletionNames = {
  modules: ['crm', 'fin'],
  types: [ACCOUNT, PAYMENT, { ...ACCOUNT, name: 'fin.Account' }, ...REMIT_TYPES],
  sets: ['exec'],
  roles: ['Sales', 'SalesLead', 'Finance', 'not'],
  folders: ['/', '/west', '/west/coast', '/east', '/key accounts'],
  departments: ['/', '/sales', '/sales/emea'],
  emails: ['alice@example.org', "o'brien@example.org"],
  attributes: ['clearance'],
};

/** What is offered where `|` stands. */
function at(marked: string, names: CompletionNames = NAMES): readonly Completion[] {
  const offset = marked.indexOf('|');
  return completePolicy(marked.replace('|', ''), offset, names);
}

const labels = (found: readonly Completion[]): readonly string[] => found.map(({ label }) => label);

/** Where the cursor is, what comes first there, and what is not offered. */
const CASES: readonly (readonly [
  title: string,
  marked: string,
  first: readonly string[],
  not?: readonly string[],
])[] = [
  ['statements in an empty text', '|', ['module', 'resource', 'set', 'role']],
  ['statements on a line of their own', 'role A can: read\nro|', ['role']],
  [
    'what may follow the name of a role',
    'role A |',
    ['label', 'in', 'description', 'includes', 'can'],
    ['for', 'where'],
  ],
  ['nothing where a new name is given', 'role |', [], ['Sales']],
  ['modules after `in`', 'role A in |', ['crm', 'fin']],
  [
    'roles that are included, but not the role itself',
    'role Sales includes: |',
    ['SalesLead', 'Finance', 'not'],
    ['Sales'],
  ],
  [
    'roles of a list that are not in it yet',
    'role A includes: Sales, S|',
    ['SalesLead'],
    ['Sales', 'Finance'],
  ],
  [
    'roles that the text states',
    'role Fresh can: read\npolicy P on PaymentRequest for Fr|',
    ['Fresh'],
    ['Sales'],
  ],
  [
    'actions of the type that stands behind',
    'role A can: | on PaymentRequest',
    ['read', 'create', 'update', 'delete', 'export', 'submit', 'approve'],
  ],
  ['actions of types in the module', 'role A in module crm can: |', ['read', 'create'], ['approve']],
  ['actions by their beginning', 'role A can: ap|', ['approve'], ['read']],
  ['qualifiers', 'role A can: read.|', ['own', 'department', 'crm', 'fin', 'exec']],
  ['record sets alone where the set is asked for', 'role A can: read.(set |', ['exec'], ['crm', 'own']],
  [
    'types by their short names where they have one',
    'role A can: read on |',
    ['crm.Account', 'PaymentRequest', 'fin.Account'],
  ],
  ['types by a full name that is begun', 'role A can: read on fin.|', ['PaymentRequest', 'Account']],
  ['types of Remit by their full names', 'role A can: read on rem|', ['remit.Policy', 'remit.Member']],
  [
    'what may narrow a grant',
    'role A can: read on crm.Account |',
    ['label', 'on', 'where', 'description', 'includes', 'can', 'up', 'requires'],
    ['and'],
  ],
  [
    'currencies of the text first',
    'role A can: approve up to 10 EUR\nrole B can: approve up to 10 000 |',
    ['EUR'],
  ],
  ['currencies by their beginning', 'role A can: approve up to 10 US|', ['USD']],
  ['obligations', 'role A can: read requires |', ['second', 'comment']],
  [
    'fields of the type in a condition',
    'policy P on PaymentRequest for Sales where |',
    ['purpose', 'submitter', 'amount', 'department', 'folder', 'subject'],
  ],
  [
    'fields that all of the types have',
    'role A can: read on crm.Account, fin.Account where |',
    ['name', 'region', 'owner'],
  ],
  ['fields by their beginning', 'policy P on PaymentRequest for Sales where am|', ['amount'], ['purpose']],
  [
    'fields in the middle of a word',
    'policy P on PaymentRequest for Sales where am|ou = 3',
    ['amount'],
    ['purpose'],
  ],
  [
    'attributes of the subject',
    'policy P on PaymentRequest for Sales where subject.|',
    ['id', 'person', 'kind', 'name', 'email', 'title', 'department', 'manager', 'groups', 'clearance'],
  ],
  ['values of an enum', 'policy P on crm.Account for Sales where region = |', ['west', 'east']],
  ['values of an enum in quotes', "policy P on crm.Account for Sales where region = 'e|", ['east'], ['west']],
  [
    'values of an enum in a list',
    "policy P on crm.Account for Sales where region in ('west', |",
    ['west', 'east'],
  ],
  [
    'departments below which',
    'policy P on PaymentRequest for Sales where department within |',
    ['/', '/sales', '/sales/emea'],
  ],
  [
    'folders below which',
    "policy P on PaymentRequest for Sales where folder within '/w|'",
    ['/west', '/west/coast'],
    ['/east'],
  ],
  [
    'operators after an operand',
    'policy P on PaymentRequest for Sales where purpose |',
    ['in', 'within', 'is', 'contains', 'starts', 'ends', 'overlaps'],
    ['and', 'for'],
  ],
  [
    'what may follow a whole condition',
    "policy P on PaymentRequest for Sales where purpose = 'x' |",
    ['and', 'or'],
    ['contains'],
  ],
  [
    'types, then their fields, after `field`',
    'field PaymentRequest.|',
    ['purpose', 'submitter', 'amount', 'department'],
  ],
  ['clauses of a field rule', 'field PaymentRequest.amount |', ['visible', 'masked', 'editable', 'hidden']],
  [
    'roles or nobody in a field rule',
    'field PaymentRequest.amount visible: |',
    ['Sales', 'SalesLead', 'Finance', 'not', 'nobody'],
  ],
  ['names of folders', 'scope Folder.|', ['west', 'east', 'key accounts']],
  ['names of folders further down', 'scope Folder.west.|', ['coast']],
  ['paths of folders in quotes', "scope '/k|", ['/key accounts'], ['/west']],
  ['roles of a folder scope', 'scope Folder.west grants: |', ['Sales', 'SalesLead', 'Finance']],
  ['an arrow, and what stands behind it', 'scope Folder.west grants: Sales |', ['→']],
  ['nothing at all for a role in a folder', 'scope Folder.west grants: Sales → no|', ['nothing']],
  ['what may follow the name of a rule', 'rule R |', ['report', 'forbid', 'require']],
  ['what a rule that only reports does', 'rule R report only |', ['forbid', 'require'], ['report']],
  [
    'actions that a rule forbids',
    'rule R forbid | on PaymentRequest',
    ['read', 'create', 'update', 'delete', 'export', 'submit', 'approve'],
  ],
  ['actions that are kept apart', 'separate X: submit and | on PaymentRequest', ['read', 'create']],
  ['roles that are kept apart', 'exclusive X: Sales, |', ['SalesLead', 'Finance']],
  [
    'fields that a form may ask for',
    'approval A on PaymentRequest asks |',
    ['purpose', 'amount', 'department'],
  ],
  ['deciders of a step', 'approval A on PaymentRequest step One by |', ['Sales', 'SalesLead', 'Finance']],
  ['people whom a step names', "approval A on PaymentRequest step One by people '|", ['alice@example.org']],
  ['what a step may need', 'approval A on PaymentRequest step One by Sales need |', ['any', 'all', 'each']],
  ['everyone whom a guard is about', 'guard G: ev|', ['everyone']],
  ['actions that a guard forbids for ever', 'guard G: Sales never ap| on PaymentRequest', ['approve']],
  ['fields that a guard hides', 'guard G: Sales never see PaymentRequest.am|', ['amount']],
  ['members of a test', 'test T as member |', ['alice@example.org', "o'brien@example.org"]],
  ['fields that a test sets', 'test T as Sales on PaymentRequest given pur|', ['purpose']],
  ['what a test expects', 'test T as Sales on PaymentRequest expect al|', ['allow']],
  ['the action that a test expects', 'test T as Sales on PaymentRequest expect allow ap|', ['approve']],
  ['types of fields', 'resource crm.Deal has: worth |', ['text', 'number', 'money']],
  ['fields of the resource that is being written', 'resource crm.Deal has: worth money amount: |', ['worth']],
  [
    'fields of a type that the text states',
    'resource crm.Deal has: worth money\npolicy P on Deal for Sales where |',
    ['worth', 'folder'],
  ],
  [
    'values of an enum that the text states',
    "resource crm.Deal has: stage enum ['new', 'won']\npolicy P on Deal for Sales where stage = |",
    ['new', 'won'],
  ],
  ['units of a duration', 'policy P on crm.Account for Sales where seen > now - 3 d|', ['day', 'days']],
  ['nothing in a comment', '# ro|', []],
  ['nothing in a text that may say anything', "role A label: 'S|", []],
  ['words in spite of an error before them', 'role A can: read,, update\nrole B ca|', ['can']],
];

describe('completion offers', () => {
  test.each(CASES.map(([title, marked, first, not = []]) => ({ title, marked, first, not })))(
    '$title: $marked',
    ({ marked, first, not }) => {
      const found = labels(at(marked));
      expect(found.slice(0, first.length)).toEqual(first);
      if (first.length === 0) expect(found).toEqual([]);
      for (const name of not) expect(found).not.toContain(name);
    },
  );

  test('what is to be written in the place of the word under the cursor', () => {
    const text = 'policy P on PaymentRequest for Sales where am = 3';
    const [found] = completePolicy(text, text.indexOf(' = 3'), NAMES);
    expect(found).toMatchObject({
      from: 43,
      to: 45,
      insert: 'amount',
      kind: 'field',
      detail: 'Amount, money',
    });
  });

  test('names that must stand in quotes in quotes', () => {
    const written = (marked: string): readonly string[] => at(marked).map(({ insert }) => insert);
    expect(written('exclusive X: no|')[0]).toBe('`not`');
    expect(written('exclusive X: `no|')[0]).toBe('`not`');
    expect(written('scope Folder.key|')[0]).toBe('`key accounts`');
    expect(written('test T as member o|')[0]).toBe("'o''brien@example.org'");
    expect(written('policy P on crm.Account for Sales where region = w|')[0]).toBe("'west'");
  });

  test('replaces a quoted text as a whole, and one that is not closed as far as the cursor', () => {
    expect(at("policy P on crm.Account for Sales where region = 'w|es' and vip")[0]).toMatchObject({
      from: 49,
      to: 54,
    });
    expect(at("policy P on crm.Account for Sales where region = 'w| and name = 'x'")[0]).toMatchObject({
      from: 49,
      to: 51,
    });
  });
});

const seed = runSeed();
const times = runCount('REMIT_FUZZ', 1);

/** Whole statements of every kind, to be cut and garbled. */
const STATEMENTS: readonly string[] = [
  "module crm label: 'Customers'",
  "resource crm.Deal\nlabel: 'Deal'\nhas: name text, stage enum ['new', 'won'], worth money 'Worth', tags text[]\namount: worth\nactions: sign\nhistory: kept",
  "set exec on crm.Account where region = 'west'",
  "role A in module crm\nlabel: 'A'\nincludes: Sales, Finance\ncan: read, update.own on crm.Account where vip = true or region in ('west', 'east')\ncan: approve.department on PaymentRequest up to 10 000 EUR requires comment",
  "policy P on crm.Account\nfor Sales, Finance\nwhere not (region = 'west' and seen > now - 3 days) or name starts with 'x'",
  'field PaymentRequest.amount\nvisible: Sales, Finance\nmasked: SalesLead as last 4\neditable: Finance\nhidden: nobody',
  'scope Folder.west\ngrants: Sales → read.own\nFinance → nothing',
  "scope '/key accounts'\ngrants: Sales → write on crm.Account",
  "rule R\nforbid approve on PaymentRequest\nwhen submitter = subject.id\nunless amount < 10 EUR\nbecause 'no'",
  "rule W report only\nforbid approve on PaymentRequest\nbecause 'no'",
  'separate Watched report only: submit and approve on PaymentRequest',
  "rule S\nrequire second factor to approve on PaymentRequest\nwhen took submit\nbecause 'no'",
  'exclusive X: Sales, Finance',
  'separate Y: submit and approve on PaymentRequest',
  'approval Pay on PaymentRequest\nstep One by head of department need any within 2 days when amount > 5 EUR\nstep Two by Finance, Sales need 2',
  "guard G: Sales except Finance\nnever approve on PaymentRequest\nwhen department within '/sales'\nbecause 'no'",
  'guard H: everyone\nnever see PaymentRequest.amount',
  "test T\nas Sales at Folder.west\nin department '/sales'\non PaymentRequest at Folder.west\ngiven amount = 10 EUR, submitter = subject\nafter submit by subject\nexpect deny approve",
  'user alice roles: [Sales, Finance]',
  '# a comment',
];

const NOISE = [
  '',
  ' ',
  '\n',
  "'",
  '`',
  '\\',
  '#',
  ',',
  '(',
  ')',
  ':',
  '.',
  '→',
  '\u0000',
  '\ud800',
  '😀',
  'é',
  'ｆ',
  'zz',
  '10 ',
  '∀',
] as const;

/** Texts of several statements of which some are cut short, and some have something in them that does not fit. */
const garbled = fc
  .tuple(
    fc.array(fc.constantFrom(...STATEMENTS), { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom(...NOISE)), { maxLength: 3 }),
  )
  .map(([statements, slips]) =>
    slips.reduce((text, [place, length, noise]) => {
      const from = place % (text.length + 1);
      return text.slice(0, from) + noise + text.slice(from + length);
    }, statements.join('\n')),
  );

/** Where a statement cannot go on by the grammar; its length when it is only unfinished. */
function stopsAt(statement: string): number {
  try {
    strictPolicyParser.parse(statement);
    return statement.length;
  } catch (error) {
    return Number(/^No parse at ([0-9]+)$/u.exec((error as Error).message)?.[1]);
  }
}

/** The statement in which an offset lies, as far as the offset. */
const statementTo = (text: string, offset: number): string => {
  const piece = splitStatements(text).findLast((each) => each.offset <= offset);
  return text.slice(piece?.offset ?? 0, offset);
};

describe(`completion in any text (REMIT_SEED=${seed})`, () => {
  test('never throws, whatever the text and wherever the cursor', () => {
    const texts = fc.oneof(
      garbled,
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    let offered = 0;
    const property = (text: string): void => {
      for (let offset = 0; offset <= text.length; offset += 1) {
        for (const { from, to } of completePolicy(text, offset, NAMES)) {
          if (from > offset || to < offset || to > text.length)
            throw new Error(`replaces ${from} to ${to} at ${offset}`);
          offered += 1;
        }
      }
    };
    fc.assert(fc.property(texts, property), { seed, numRuns: 60 * times });
    expect(offered).toBeGreaterThan(1000);
    for (const offset of [-1, 1e9, Number.NaN, Number.POSITIVE_INFINITY, 1.5])
      completePolicy('role A can: read', offset, NAMES);
  });

  test('offers only what the grammar takes there', () => {
    let tried = 0;
    const tryAt = (text: string, offset: number): void => {
      for (const { from, insert, kind } of completePolicy(text, offset, NAMES)) {
        const before = statementTo(text, from);
        // What is wrong before the cursor, parsers mend in one way or another: then nothing more can be said.
        if (stopsAt(before) < before.trimEnd().length) continue;
        const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
        const begins =
          kind === 'word' && line.trim() === '' && (STATEMENT_WORDS as readonly string[]).includes(insert);
        const written = begins ? insert : before + insert;
        if (stopsAt(written) < written.length)
          throw new Error(`\`${insert}\` does not fit behind \`${before}\``);
        tried += 1;
      }
    };
    const property = (text: string, places: readonly number[]): void => {
      for (const place of places) tryAt(text, place % (text.length + 1));
    };
    const somewhere = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
    fc.assert(fc.property(garbled, somewhere, property), { seed, numRuns: 1000 * times });
    console.log(`${tried} choices were tried`);
    expect(tried).toBeGreaterThan(5000);
  });

  test('offers what was written where a word of a whole policy is taken out', () => {
    const text = STATEMENTS.join('\n');
    const names = { ...NAMES, roles: [...NAMES.roles, 'A'] };
    const missing: string[] = [];
    let words = 0;
    // Names that are given anew, what stands in quotes and what stands in comments can be anything.
    const given =
      /(?:module|role|set|policy|rule|exclusive|separate|approval|step|guard|test|user|resource crm\.|has: |, |actions: )$|#[^\n]*$|'[^'\n]*$/u;
    for (const { 0: word, index } of text.matchAll(/[A-Za-z]+/gu)) {
      const before = text.slice(0, index);
      if (given.test(before.replace(/ $/u, '')) || given.test(before)) continue;
      words += 1;
      const found = completePolicy(before + text.slice(index + word.length), index, names);
      if (!found.some(({ insert }) => insert === word || insert.startsWith(`${word}.`)))
        missing.push(`${before.slice(-30)}|${word}`);
    }
    expect(missing).toEqual([]);
    expect(words).toBeGreaterThan(100);
  });
});

test('a policy of two thousand lines is completed in less than 20 ms', () => {
  const roles = Array.from(
    { length: 400 },
    (_, at) =>
      `role Role${at} in crm\nlabel: 'Role ${at}'\nincludes: Sales\ncan: read, update.own on crm.Account where region = 'west' and vip = true\ncan: approve on PaymentRequest up to 10 000 EUR`,
  );
  const resources = Array.from(
    { length: 40 },
    (_, at) =>
      `resource crm.Type${at}\nhas: name text 'Name', stage enum ['new', 'won'], worth money\namount: worth`,
  );
  const text = [...resources, ...roles, 'policy Last on crm.Account\nfor Role1\nwhere reg'].join('\n');
  expect(text.split('\n').length).toBeGreaterThan(2000);
  for (const offset of [text.length, text.length >> 1, text.indexOf('for Role1') + 5]) {
    const runs = Array.from({ length: 7 }, () => {
      const begun = performance.now();
      expect(completePolicy(text, offset, NAMES)).not.toEqual([]);
      return performance.now() - begun;
    });
    const taken = Math.min(...runs);
    console.log(`completed at ${offset} of ${text.length} in ${taken.toFixed(1)} ms`);
    expect(taken).toBeLessThan(20);
  }
});

test.each([
  ['open brackets', 'policy P on A for Sales where ', '('],
  ['nots', 'policy P on A for Sales where ', 'not '],
  ['quotes', 'policy P on A for Sales where ', "'"],
  ['back-slashes in a text', "policy P on A for Sales where '", '\\'],
  ['dots', 'role A can: ', 'read.'],
  ['clauses', 'role A\n', "can: read.own on crm.Account where region = 'west'\n"],
  ['comments', '', '#\n'],
  ['words that begin statements', '', 'scope '],
  ['what no grammar takes', '', '😀'],
])('half a million %s hold nothing up', (_, head, piece) => {
  const text = head + piece.repeat(500_000 / piece.length);
  for (const offset of [text.length, text.length >> 1]) {
    expect(threadWork(() => completePolicy(text, offset, NAMES))).toBeLessThan(1000);
  }
});
