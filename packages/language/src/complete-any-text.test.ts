import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { completePolicy } from './complete-policy.ts';
import { strictPolicyParser } from './policy-grammar.ts';
import { splitStatements } from './split-statements.ts';
import { COMPLETION_NAMES } from './testing/completion-names.ts';
import { STATEMENT_WORDS } from './words.ts';

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
    strictPolicyParser().parse(statement);
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
        for (const { from, to } of completePolicy(text, offset, COMPLETION_NAMES)) {
          if (from > offset || to < offset || to > text.length)
            throw new Error(`replaces ${from} to ${to} at ${offset}`);
          offered += 1;
        }
      }
    };
    fc.assert(fc.property(texts, property), { seed, numRuns: 60 * times });
    expect(offered).toBeGreaterThan(1000);
    for (const offset of [-1, 1e9, Number.NaN, Number.POSITIVE_INFINITY, 1.5])
      completePolicy('role A can: read', offset, COMPLETION_NAMES);
  });

  test('offers only what the grammar takes there', () => {
    let tried = 0;
    const tryAt = (text: string, offset: number): void => {
      for (const { from, insert, kind } of completePolicy(text, offset, COMPLETION_NAMES)) {
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
    const names = { ...COMPLETION_NAMES, roles: [...COMPLETION_NAMES.roles, 'A'] };
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
