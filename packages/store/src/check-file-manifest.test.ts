import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkFileManifest } from '@remit/audit/check-file-manifest';
import { signLine } from '@remit/audit/signer';
import { runSeed } from '@remit/testkit/seed';
import { seededRandom } from '@remit/testkit/seeded-random';
import { ed25519Signer, verifyEd25519 } from './secrets/ed25519.ts';

const seed = runSeed();
const signer = ed25519Signer(randomBytes(32));
const csv = Buffer.from('"sequence","at"\r\n"1","2026-11-22T08:00:00Z"\r\n"2","fünf €"\r\n');
const factsOf = (file: Buffer) => ({
  sha256: createHash('sha256').update(file).digest('hex'),
  bytes: file.length,
});
const manifest = signLine(signer, {
  manifest: 'remit-audit-export/1',
  tenant: { id: 'a', slug: 'halden', name: 'Halden' },
  format: 'csv',
  ...factsOf(csv),
});

const kinds = (line: string, file: Buffer, publicKey: string | null = signer.publicKey) =>
  checkFileManifest(line, factsOf(file), publicKey, verifyEd25519).findings.map(({ kind }) => kind);

test('a file as it was exported is found to be so, and whose it is is said', () => {
  expect(checkFileManifest(manifest, factsOf(csv), signer.publicKey, verifyEd25519)).toEqual({
    tenant: 'halden',
    signedBy: signer.publicKey,
    findings: [],
  });
});

test(`with any bit turned in either of the two it is found out (seed ${seed})`, () => {
  const random = seededRandom(seed);
  const turned = (bytes: Buffer): Buffer => {
    const copy = Buffer.from(bytes);
    const at = random.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    return copy;
  };
  const missed: string[] = [];
  for (let round = 0; round < 500; round += 1) {
    if (kinds(manifest, turned(csv)).length === 0) missed.push(`file ${round}`);
    if (kinds(turned(Buffer.from(manifest)).toString(), csv).length === 0) missed.push(`manifest ${round}`);
  }
  expect(missed).toEqual([]);
});

test('a line more or less, another export’s manifest, another key and no manifest at all are found out', () => {
  const other = ed25519Signer(randomBytes(32));
  const another = signLine(signer, {
    manifest: 'remit-audit-export/1',
    ...factsOf(Buffer.from('"sequence"\r\n')),
  });
  expect(kinds(manifest, Buffer.concat([csv, Buffer.from('"3"\r\n')]))).toEqual(['export-damaged']);
  expect(kinds(manifest, csv.subarray(0, -5))).toEqual(['export-damaged']);
  expect(kinds(another, csv)).toEqual(['export-damaged']);
  expect(kinds(signLine(other, factsOf(csv)), csv)).toEqual(['signature']);
  expect(kinds(signLine(other, factsOf(csv)), csv, null)).toEqual([]);
  expect(kinds('{}', csv)).toEqual(['export-damaged']);
});
