import { expect, test } from 'vitest';
import { type ChainHead, chainStart, nextLink } from './chain.ts';
import { sha256Pure } from './sha256.ts';
import { type SealedEvent, verifyChain } from './verify-chain.ts';

const at = '2026-11-21T08:00:00.000000Z';

/** A chain of five events, as it was sealed. */
function chain(texts: readonly string[] = ['a', 'b', 'c', 'd', 'e']): readonly SealedEvent[] {
  let head: ChainHead = chainStart;
  return texts.map((text) => {
    head = nextLink(sha256Pure, head, text);
    return { ...head, eventId: text, text, at };
  });
}

const whole = chain();
const heads = whole.filter(({ sequence }) => sequence === 2 || sequence === 4);

function found(entries: readonly SealedEvent[], coveredUntil: number | null = null) {
  const verifier = verifyChain({ sha256: sha256Pure, heads, coveredUntil });
  for (const entry of entries) verifier.take(entry);
  verifier.end();
  return verifier.findings().map(({ kind, sequence }) => [kind, sequence]);
}

const changed = (place: number, change: Partial<SealedEvent>): readonly SealedEvent[] =>
  whole.map((entry, index) => (index === place ? { ...entry, ...change } : entry));

test.each<[string, readonly SealedEvent[], readonly (readonly [string, number])[]]>([
  ['nothing of a whole chain', whole, []],
  ['an entry that was taken out, where it was', whole.toSpliced(2, 1), [['number-missing', 3]]],
  ['the first entry, when it was taken out', whole.slice(1), [['number-missing', 1]]],
  ['an entry that comes twice', whole.toSpliced(3, 0, ...whole.slice(2, 3)), [['order', 4]]],
  ['an event that was changed', changed(1, { text: 'B' }), [['event-changed', 2]]],
  ['an event that is gone', changed(1, { text: null }), [['event-missing', 2]]],
  [
    'a chain that was written anew from one entry on, by the heads alone',
    chain(['a', 'b', 'C', 'd', 'e']),
    [['head-differs', 4]],
  ],
  ['a tail that was cut off', whole.slice(0, 3), [['tail-missing', 4]]],
])('names %s', (_, entries, expected) => {
  // What stands behind the first thing that is wrong may be wrong because of it.
  expect(found(entries).slice(0, Math.max(1, expected.length))).toEqual(expected);
});

test('an entry that no head covers is wrong once there has been time to write one', () => {
  const moment = Date.parse(at);
  expect(found(whole, moment)).toEqual([]);
  expect(found(whole, moment + 1)).toEqual([['head-missing', 5]]);
});
