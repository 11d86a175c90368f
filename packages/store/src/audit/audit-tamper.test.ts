import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type AuditRecord, recordParts, recordText } from '@remit/audit/audit-record';
import { headLine } from '@remit/audit/head-line';
import { sha256Pure } from '@remit/audit/sha256';
import { type KeptTools, keepEvents, sealAgain, verifyKept } from '@remit/testkit/kept-audit';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { type Random, seededRandom } from '@remit/testkit/seeded-random';
import { columnsOf, flipColumn, tamper, tamperings } from '@remit/testkit/tamper';
import { ed25519Signer, verifyEd25519 } from '../secrets/ed25519.ts';
import { sha256Native } from '../secrets/sha256-native.ts';

const seed = runSeed();
// A signature takes as long as sixty hashes, and most lines are the same from case to case: each is verified once.
const verified = new Map<string, boolean>();
const tools: KeptTools = {
  sha256: sha256Native,
  signer: ed25519Signer(randomBytes(32)),
  verify: (publicKey, text, signature) => {
    const asked = JSON.stringify([publicKey, text, signature]);
    const known = verified.get(asked) ?? verifyEd25519(publicKey, text, signature);
    verified.set(asked, known);
    return known;
  },
  textOf: recordParts,
};
const foreigner = ed25519Signer(randomBytes(32));
const cases = runCount('REMIT_TAMPERINGS', 10_000);
const events = 40;

function foreign(tenant: string, seal: { sequence: number; hash: string }, previous: string): string {
  const { sequence, hash } = seal;
  return headLine(foreigner, { tenant, sequence, hash, previous, at: new Date(0).toISOString() });
}

test(`every one of ${cases} tamperings is detected (seed ${seed})`, () => {
  const random = seededRandom(seed);
  const missed: string[] = [];
  const tried = new Map<string, number>();
  for (let round = 0; round < cases; round += tamperings.length * 10) {
    const kept = keepEvents(random, events, tools);
    verified.clear();
    const tenant = kept.events[0]?.tenantId ?? '';
    expect(verifyKept(kept, tenant, tools)).toEqual([]);
    for (const how of tamperings) {
      for (let repeat = 0; repeat < 10; repeat += 1) {
        const tampered = tamper(random, kept, how, tools, foreign);
        tried.set(how, (tried.get(how) ?? 0) + 1);
        if (verifyKept(tampered, tenant, tools).length === 0) missed.push(how);
      }
    }
  }
  expect(missed).toEqual([]);
  expect([...tried.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(cases);
});

describe('a verifier that skips a column would be noticed', () => {
  const [sample] = keepEvents(seededRandom(seed), 1, tools).events;

  // The tenant is no column to skip: an event of another tenant is not this tenant's event at all.
  test.each(columnsOf(sample).filter((column) => column !== 'tenantId' && column !== 'id'))(
    '%s',
    (column) => {
      const blind: KeptTools = { ...tools, textOf: (record) => recordParts({ ...record, [column]: null }) };
      expect(flipsMissed(seededRandom(seed), blind, column)).toBeGreaterThan(0);
      expect(flipsMissed(seededRandom(seed), tools, column)).toBe(0);
    },
  );
});

/** How many of forty turned bits in one column a verifier does not see. */
function flipsMissed(random: Random, with_: KeptTools, column: keyof AuditRecord): number {
  const kept = keepEvents(random, 10, with_);
  const tenant = kept.events[0]?.tenantId ?? '';
  let missed = 0;
  for (let flip = 0; flip < 40; flip += 1) {
    const place = random.below(kept.events.length);
    const flipped = kept.events.map((event, index) =>
      index === place ? flipColumn(random, event, column) : event,
    );
    if (verifyKept({ ...kept, events: flipped }, tenant, with_).length === 0) missed += 1;
  }
  return missed;
}

test('the hash in JavaScript is the hash of Node, so a chain verifies in a browser', () => {
  const { events: kept } = keepEvents(seededRandom(seed), 50, tools);
  expect(sealAgain(kept, { ...tools, sha256: sha256Pure })).toEqual(sealAgain(kept, tools));
});

test('no two events have one text, even where a value reads like the frame around it', () => {
  const [event] = keepEvents(seededRandom(seed), 1, tools).events;
  if (event === undefined) throw new Error('there is no event');
  const lookalike = { ...event, address: 'a","agent":"b', agent: 'c' };
  const other = { ...event, address: 'a', agent: 'b","agent":"c' };
  expect(recordText(lookalike)).not.toBe(recordText(other));
  expect(recordText({ ...event, before: null })).not.toBe(recordText({ ...event, before: 'null' }));
  expect(JSON.parse(recordText(lookalike))).toMatchObject({ address: lookalike.address, agent: 'c' });
});
