import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recordText } from '@remit/audit/audit-record';
import { chainStart, type ChainHead } from '@remit/audit/chain';
import {
  exportDigest,
  type ExportHeader,
  exportHeaderLine,
  exportLine,
  exportManifestLine,
} from '@remit/audit/export-format';
import type { Finding } from '@remit/audit/finding';
import type { Signer } from '@remit/audit/signer';
import type { SignedHead } from '@remit/audit/head-line';
import { type VerifiedExport, verifyExport } from '@remit/audit/verify-export';
import { type KeptTools, keepEvents } from '@remit/testkit/kept-audit';
import { runSeed } from '@remit/testkit/seed';
import { seededRandom } from '@remit/testkit/seeded-random';
import { ed25519Signer, verifyEd25519 } from '../secrets/ed25519.ts';
import { sha256Native } from '../secrets/sha256-native.ts';

const seed = runSeed();
const signer = ed25519Signer(randomBytes(32));
const tools: KeptTools = { sha256: sha256Native, signer, verify: verifyEd25519, textOf: recordText };
const kept = keepEvents(seededRandom(seed), 30, tools);
const tenant = kept.events[0]?.tenantId ?? '';
const last: ChainHead = kept.seals.at(-1) ?? chainStart;

interface Exported {
  /** Whether an entry is in it; without one, it is whole. */
  readonly chosen?: (sequence: number) => boolean;
  /** Whether something of an entry was kept from whoever exported it. */
  readonly keptBack?: (sequence: number) => boolean;
  readonly by?: Signer;
}

/** The lines of an export. */
function exported({ chosen, keptBack, by = signer }: Exported = {}): readonly string[] {
  const header: ExportHeader = {
    format: 'remit-audit/1',
    tenant: { id: tenant, slug: 'halden', name: 'Halden “Works” \u2028' },
    whole: chosen === undefined,
    filter: chosen === undefined ? null : { stream: ['request'] },
    head: { sequence: last.sequence, hash: last.hash },
    exportedAt: '2026-11-21T08:00:00.000Z',
    exportedBy: null,
  };
  const first = exportHeaderLine(header);
  const digest = exportDigest(sha256Native, first);
  const lines = [first];
  for (const [index, seal] of kept.seals.entries()) {
    if (chosen !== undefined && !chosen(seal.sequence)) continue;
    const event = kept.events[index];
    if (event === undefined) throw new Error('a seal without its event');
    const previous = kept.seals[index - 1]?.hash ?? chainStart.hash;
    const isRedacted = keptBack?.(seal.sequence) === true;
    const shown = isRedacted ? { ...event, details: '{"amountMinor":"[hidden]"}' } : event;
    const line = exportLine(previous, seal, recordText(shown), isRedacted ? 'redacted' : 'event');
    lines.push(line);
    digest.add(seal, isRedacted ? line : null);
  }
  return [...lines, exportManifestLine(by, digest)];
}

const some = (sequence: number): boolean => sequence % 3 !== 0;

function verified(lines: readonly string[], heads: readonly SignedHead[] | null = null): VerifiedExport {
  const verifier = verifyExport({
    sha256: sha256Native,
    verify: verifyEd25519,
    publicKey: signer.publicKey,
    headsOf: heads === null ? null : () => heads,
  });
  for (const line of lines) verifier.line(line);
  return verifier.end();
}

function kinds(lines: readonly string[]): readonly Finding['kind'][] {
  return verified(lines).findings.map(({ kind }) => kind);
}

describe.each<[string, Exported]>([
  ['a whole export', {}],
  ['a filtered export', { chosen: some }],
  ['an export of which something is kept back', { keptBack: some }],
  ['a filtered one of which all is', { chosen: some, keptBack: () => true }],
])('%s', (_, asked) => {
  const lines = exported(asked);

  test('as it was written is found to be so', () => {
    expect(verified(lines)).toMatchObject({
      tenant: { id: tenant },
      entries: lines.length - 2,
      redacted: lines.filter((line) => line.includes('"redacted":{')).length,
      signedBy: signer.publicKey,
      findings: [],
    });
  });

  test(`with any bit turned is found out (seed ${seed})`, () => {
    const random = seededRandom(seed);
    const bytes = Buffer.from(lines.join('\n'));
    const missed: number[] = [];
    for (let round = 0; round < 1_500; round += 1) {
      const at = random.below(bytes.length);
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
      // Whatever is no UTF-8 any more, a reader refuses or shows as `�`.
      if (verified(flipped.toString().split('\n')).findings.length === 0) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  test('with an event said to be less than it was, or more, is found out', () => {
    const missed = lines.filter((line, at) => {
      const other = line.includes('"event":{')
        ? line.replace('"event":{', '"redacted":{')
        : line.replace('"redacted":{', '"event":{');
      return other !== line && kinds(lines.with(at, other)).length === 0;
    });
    expect(missed).toEqual([]);
  });

  test('with a line removed, doubled, or swapped with the next is found out, wherever', () => {
    const missed: string[] = [];
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      const next = lines[at + 1];
      if (kinds(lines.toSpliced(at, 1)).length === 0) missed.push(`${at} removed`);
      if (kinds(lines.toSpliced(at, 0, line)).length === 0) missed.push(`${at} doubled`);
      if (next !== undefined && kinds(lines.with(at, next).with(at + 1, line)).length === 0) {
        missed.push(`${at} swapped`);
      }
      if (kinds(lines.slice(0, at)).length === 0) missed.push(`cut at ${at}`);
    }
    expect(missed).toEqual([]);
  });

  test('signed with a key that is not the installation’s is found out', () => {
    expect(kinds(exported({ ...asked, by: ed25519Signer(randomBytes(32)) }))).toEqual(['signature']);
  });
});

test('an export of a rewritten chain is found out by a head that left the database before', () => {
  const rewritten: SignedHead = {
    tenant,
    sequence: 7,
    hash: 'f'.repeat(64),
    at: '2026-11-21T08:00:00.000Z',
    previous: chainStart.hash,
  };
  expect(verified(exported(), [rewritten]).findings.map(({ kind }) => kind)).toEqual(['head-differs']);
  const held = kept.seals[6] ?? last;
  expect(verified(exported(), [{ ...rewritten, hash: held.hash }]).findings).toEqual([]);
});

test('a whole export that ends early is found out even when it is signed anew by nobody', () => {
  const lines = exported();
  expect(kinds([...lines.slice(0, 5), lines.at(-1) ?? ''])).toEqual(expect.arrayContaining(['tail-missing']));
});

test('what is no export at all is said to be none', () => {
  expect(kinds([])).toEqual(['export-damaged']);
  expect(kinds(['hello', '{}'])).toContain('export-damaged');
});
