import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textHunks } from './text-hunks.ts';
import type { TextHunk } from './versions-views.ts';

const line = fc.constantFrom('', 'role A', 'can: read', 'can: update', 'rule r', '+', '-');
const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.map((each) => `${each}\n`).join(''));
const linesOf = (written: string): readonly string[] => written.split('\n').slice(0, -1);

/** The second text, made of the first and the hunks alone. */
function patched(before: string, hunks: readonly TextHunk[]): string {
  const old = linesOf(before);
  const out: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    out.push(...old.slice(at, hunk.before - 1));
    expect(out.length + 1).toBe(hunk.after);
    at = hunk.before - 1;
    for (const { kind, text: said } of hunk.lines) {
      if (kind !== 'added') expect(said).toBe(old[at++]);
      if (kind !== 'removed') out.push(said);
    }
  }
  return [...out, ...old.slice(at)].map((each) => `${each}\n`).join('');
}

test('the hunks say all that it takes to make the second text of the first, with right line numbers', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(patched(before, textHunks(before, after))).toBe(after);
    }),
  );
});

test('a text that did not change has no hunks, and a change shows no more than three lines on either side', () => {
  fc.assert(
    fc.property(text, (same) => {
      expect(textHunks(same, same)).toEqual([]);
    }),
  );
  const before = Array.from({ length: 20 }, (_, at) => `line ${at + 1}\n`).join('');
  const [hunk, ...others] = textHunks(before, before.replace('line 10\n', 'line ten\n'));
  expect(others).toEqual([]);
  expect(hunk).toMatchObject({ before: 7, after: 7 });
  expect(hunk?.lines.map(({ kind }) => kind).join(' ')).toBe('same same same removed added same same same');
});

test('texts with next to nothing in common are replaced and not compared for ever', () => {
  const many = (word: string): string =>
    Array.from({ length: 30_000 }, (_, at) => `${word} ${at}\n`).join('');
  const [hunk] = textHunks(many('a'), many('b'));
  expect(hunk?.lines.filter(({ kind }) => kind === 'removed')).toHaveLength(30_000);
  expect(hunk?.lines.filter(({ kind }) => kind === 'added')).toHaveLength(30_000);
});
