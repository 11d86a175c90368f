import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLines, unpackedSize } from './read-lines.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-lines-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Read {
  readonly number: number;
  readonly text?: string;
  readonly unreadable?: string;
  readonly torn?: true;
}

/** Reads a file of this content; where lines end is checked on the way. */
async function linesOf(content: Buffer | string): Promise<readonly Read[]> {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const lines: Read[] = [];
  let last = 0;
  for await (const { end, ...line } of readLines(path)) {
    expect(end).toBeGreaterThan(last);
    last = end;
    lines.push(line);
  }
  expect(last).toBe(await unpackedSize(path));
  return lines;
}

const numbered = Array.from({ length: 5_000 }, (_, index) => `line ${index + 1} with some ûnîcödé 🙂`);

describe('lines of a file', () => {
  test.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzipped', (text: string) => gzipSync(text)],
  ])('come with their numbers, %s', async (_, pack) => {
    const lines = await linesOf(pack(`${numbered.join('\n')}\n`));
    expect(lines).toEqual(numbered.map((text, index) => ({ number: index + 1, text })));
  });

  test('the last line needs no end, and says that it has none', async () => {
    expect(await linesOf('a\n\nb')).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: '' },
      { number: 3, text: 'b', torn: true },
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  test('a line that is not UTF-8 is refused alone', async () => {
    const lines = await linesOf(
      Buffer.concat([Buffer.from('a\n'), Buffer.from([0xff, 0xfe]), Buffer.from('\nb\n')]),
    );
    expect(lines).toEqual([
      { number: 1, text: 'a' },
      { number: 2, unreadable: 'is not UTF-8' },
      { number: 3, text: 'b' },
    ]);
  });

  test('a line without end does not fill the memory, and those after it are read', async () => {
    const lines = await linesOf(`${'x'.repeat(3_000_000)}\nb\n`);
    expect(lines).toEqual([
      { number: 1, unreadable: 'is longer than 1048576 bytes' },
      { number: 2, text: 'b' },
    ]);
  });

  test('a gzipped file that is cut off is an error, not an end', async () => {
    const whole = gzipSync(numbered.join('\n'));
    await expect(linesOf(whole.subarray(0, whole.length - 200))).rejects.toThrow(/unexpected end of file/);
  });

  test('a file that is not there is an error', async () => {
    const lines = readLines(join(folder, 'missing'));
    await expect(lines.next()).rejects.toThrow(/ENOENT/);
  });
});
