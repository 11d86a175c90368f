import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { Condition } from '@remit/policy/condition';
import { conditionForm, conditionOfForm } from '@remit/policy/condition-form';
import type { Comment, PolicyDocument } from '@remit/policy/document';
import { documentItems, type Entry, type ItemName } from '@remit/policy/draft/document-items';
import { withItem } from '@remit/policy/draft/with-item';
import { arbitraryWholeDocument } from '@remit/testkit/arbitrary/whole-documents';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { documentLines } from './document-lines.ts';
import { itemText, readItem } from './item-text.ts';
import { parsePolicy } from './parse-policy.ts';

/** Every condition that an entry has, wherever in it. */
function conditionsOf(entry: unknown): readonly Condition[] {
  if (Array.isArray(entry)) return entry.flatMap(conditionsOf);
  if (typeof entry !== 'object' || entry === null) return [];
  return Object.entries(entry).flatMap(([key, value]) =>
    ['where', 'when', 'unless'].includes(key) ? [value as Condition] : conditionsOf(value),
  );
}

/** The entry with each of its conditions taken through the form. */
function throughForm<T>(entry: T): T {
  if (Array.isArray(entry)) return entry.map(throughForm) as T;
  if (typeof entry !== 'object' || entry === null) return entry;
  const parts = Object.entries(entry).map(([key, value]: [string, unknown]) => {
    if (!['where', 'when', 'unless'].includes(key)) return [key, throughForm(value)];
    const back = conditionOfForm(conditionForm(value as Condition));
    if (back === null) throw new Error(`the form of ${JSON.stringify(value)} holds no condition`);
    return [key, back];
  });
  return Object.fromEntries(parts) as T;
}

/**
 * Comments above and beside the lines of statements. Of two statements of one name, which no policy has, the lines are
 * not told apart.
 */
function commented(document: PolicyDocument, places: readonly number[]): PolicyDocument {
  const statements = documentLines(canonicalDocument(document));
  const alone = statements.filter(
    ({ kind, key }) => statements.filter((each) => each.kind === kind && each.key === key).length === 1,
  );
  const lines = alone.flatMap(({ kind, key, lines: each }) => each.map((_, line) => ({ kind, key, line })));
  const comments = places.flatMap((place, at): readonly Comment[] => {
    const before = lines[place % lines.length];
    if (before === undefined) return [];
    return [{ before, text: `why ${at}`, ...(place % 2 === 0 ? { beside: true } : {}) }];
  });
  return canonicalDocument({ ...document, comments });
}

/** Fields of types are tables, and are edited nowhere: their items are left out. */
const isEdited = ({ kind }: ItemName): boolean =>
  kind !== 'comments' && kind !== 'resource' && kind !== 'module';

test('every item of a policy comes back from its form and from its text as it was, comments kept', () => {
  let conditions = 0;
  fc.assert(
    fc.property(arbitraryWholeDocument, fc.array(fc.nat(10_000), { maxLength: 8 }), (some, places) => {
      const document = commented(some, places);
      for (const { kind, key, entries } of documentItems(document).values()) {
        if (!isEdited({ kind, key }) || kind === 'comments') continue;
        expect(entries.map((entry) => throughForm(entry))).toEqual(entries);
        conditions += entries.flatMap((entry: Entry) => conditionsOf(entry)).length;
        const read = readItem(itemText(document, { kind, key }), kind, document);
        expect(read.errors).toEqual([]);
        expect(read.item).toEqual({ kind, key });
        expect(withItem(document, { kind, key }, read.content)).toEqual(document);
      }
    }),
    { numRuns: runCount('REMIT_FORM_POLICIES', 60), seed: runSeed() },
  );
  expect(conditions).toBeGreaterThan(60);
}, 1_800_000);

const { document } = parsePolicy(`
module fin
resource fin.Payment
has: amount money, submitter member
actions: approve
history: kept
role Payer in fin can: read
# kept
rule Own
forbid approve on Payment
when submitter = subject.id # beside
because 'no'
rule Other
forbid approve on Payment
because 'never'
`);

test('an item that is called otherwise stands where the old one stood', () => {
  const text = itemText(document, { kind: 'rule', key: 'Own' }).replace('rule Own', 'rule Mine');
  const { item, content } = readItem(text, 'rule', document);
  expect(item).toEqual({ kind: 'rule', key: 'Mine' });
  const renamed = withItem(document, { kind: 'rule', key: 'Own' }, content);
  expect(renamed.rules.map(({ name }) => name)).toEqual(['Mine', 'Other']);
  expect(renamed.comments.map(({ before, text: said }) => [before?.key, said])).toEqual([
    ['Mine', 'kept'],
    ['Mine', 'beside'],
  ]);
});

test.each([
  ['', 'there is no `rule` in this text'],
  ['# only this\n', 'there is no `rule` in this text'],
  ['role X can: read', 'only one statement is edited here, and this is another: `role X`'],
  [
    `rule A\nforbid approve on Payment\nbecause 'a'\n\nrule B\nforbid approve on Payment\nbecause 'b'`,
    '`rule B`',
  ],
  [`user alice\nroles: [Payer]`, 'who holds which roles is not part of a policy'],
])('a text that is not one item of the kind says so: %j', (text, message) => {
  const { item, content, errors } = readItem(text, 'rule', document);
  expect([item, content]).toEqual([null, null]);
  expect(errors.at(-1)?.message).toContain(message);
});

test('a mistake is told where it is, with the names that may have been meant', () => {
  const text = `rule Own\nforbid approve on Payment\nwhen amont > 5 EUR\nbecause 'no'`;
  const { errors } = readItem(text, 'rule', document);
  expect(errors).toMatchObject([{ line: 3, column: 6, nearest: ['amount'] }]);
});

test('a part of a condition is found in the text', () => {
  const text = itemText(document, { kind: 'rule', key: 'Own' });
  const place = readItem(text, 'rule', document).placeOf('when.left');
  expect(place === null ? '' : text.slice(place.from, place.to)).toBe('submitter');
});
