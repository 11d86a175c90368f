import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { firstPrevious, headLine } from '@remit/audit/head-line';
import { ed25519Signer } from '../secrets/ed25519.ts';
import { readHeadsFile } from './read-heads-file.ts';
import { sha256Native } from '../secrets/sha256-native.ts';

const folder = mkdtempSync(join(tmpdir(), 'remit-read-heads-'));
const path = join(folder, 'heads.jsonl');
const signer = ed25519Signer(randomBytes(32));
afterAll(() => rmSync(folder, { recursive: true }));

const head = { tenant: 'a', hash: 'f'.repeat(64), at: new Date(0).toISOString() };
const first = headLine(signer, { ...head, sequence: 1, previous: firstPrevious });
const second = headLine(signer, { ...head, sequence: 2, previous: sha256Native(first) });

function read(text: string): ReturnType<typeof readHeadsFile> {
  writeFileSync(path, text);
  return readHeadsFile(path, signer.publicKey);
}

test('wherever a file of heads ends, what was written whole counts, and nobody is told of a forgery', async () => {
  const whole = `${first}\n${second}\n`;
  for (let length = 0; length <= whole.length; length += 1) {
    const { heads, findings } = await read(whole.slice(0, length));
    const expected = Number(length >= first.length) + Number(length >= whole.length - 1);
    expect({ length, findings, heads: heads.get('a')?.length ?? 0 }).toEqual({
      length,
      findings: [],
      heads: expected,
    });
  }
});

test.each([
  ['half a line with another behind it', `${first.slice(0, 40)}\n${second}\n`],
  ['half a line that somebody ended', `${first}\n${second.slice(0, 40)}\n`],
  [
    'a last line without a newline whose signature does not hold',
    second.replace('"sequence":2', '"sequence":3'),
  ],
])('%s is told of', async (_, text) => {
  const [finding] = (await read(text)).findings;
  expect(finding?.kind).toBe('head-forged');
});
