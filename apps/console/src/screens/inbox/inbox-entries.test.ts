import { expect, test } from 'vitest';
import { entryAfter, inboxEntries, type InboxEntry } from './inbox-entries.ts';

const request = (id: string): InboxEntry => ({ kind: 'request', id });
const none = new Set<string>();

test.each<[string, InboxEntry | undefined, string | undefined, readonly InboxEntry[], ReadonlySet<string>]>([
  ['the next of one’s own', request('c'), 'b', [request('a'), request('b'), request('c')], none],
  ['the first that is left, behind the last', request('a'), 'b', [request('a'), request('b')], none],
  [
    'one that is not decided already',
    request('c'),
    'a',
    [request('a'), request('b'), request('c')],
    new Set(['b']),
  ],
  ['nothing, behind the only one', undefined, 'a', [request('a')], none],
  [
    'nothing, where all others are on their way',
    undefined,
    'a',
    [request('a'), request('b')],
    new Set(['b']),
  ],
  [
    'the next one, where what is shown is on its way itself',
    request('b'),
    'a',
    [request('a'), request('b')],
    new Set(['a']),
  ],
  ['the first of one’s own, behind one that is somebody else’s', request('a'), 'x', [request('a')], none],
])('after a decision comes %s', (_, next, shown, mine, decided) => {
  expect(entryAfter(shown, mine, decided)).toEqual(next);
});

test('what its reader decides comes before what is to be paid and what waits for others', () => {
  const inbox = { mine: [{ id: 'a' }], toPay: [{ id: 'c' }], others: [{ id: 'd' }] };
  const { mine, all } = inboxEntries(inbox, [{ id: 'b' }]);
  expect(mine).toEqual([request('a'), { kind: 'access', id: 'b' }]);
  expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});
