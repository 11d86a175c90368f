import { randomUUID } from 'node:crypto';
import type { AuditRecord } from '@remit/audit/audit-record';
import { type ChainHead, chainStart, nextLink } from '@remit/audit/chain';
import type { Finding } from '@remit/audit/finding';
import { firstPrevious, headLine, readHeads } from '@remit/audit/head-line';
import type { Signer, VerifySignature } from '@remit/audit/signer';
import type { HashedText, Sha256 } from '@remit/audit/sha256';
import { verifyChain } from '@remit/audit/verify-chain';
import type { Random } from './seeded-random.ts';

export interface KeptSeal extends ChainHead {
  readonly tenantId: string;
  readonly eventId: string;
}

/** A tenant's audit as it lies in its tables and in the file of heads, to be tampered with. */
export interface KeptAudit {
  readonly events: readonly AuditRecord[];
  readonly seals: readonly KeptSeal[];
  /** Lines of the file of heads. */
  readonly heads: readonly string[];
}

/** What a kept audit is sealed and verified with. */
export interface KeptTools {
  readonly sha256: Sha256;
  readonly signer: Signer;
  readonly verify: VerifySignature;
  /** `recordParts` or `recordText`, or one that is worse, to show that the difference is noticed. */
  readonly textOf: (record: AuditRecord) => HashedText;
}

const minute = 60_000;
const start = Date.UTC(2026, 10, 21, 8);

/** An audit with something in every column, whose heads were written every few events and cover it to its end. */
export function keepEvents(random: Random, count: number, tools: KeptTools): KeptAudit {
  const tenantId = randomUUID();
  const events = Array.from({ length: count }, (_, index) => someRecord(random, tenantId, index));
  const seals = sealAgain(events, tools);
  const heads: string[] = [];
  let previous = firstPrevious;
  for (const { sequence, hash } of seals.filter(
    (seal) => seal.sequence % 7 === 0 || seal.sequence === count,
  )) {
    const at = new Date(start + sequence * minute).toISOString();
    const line = headLine(tools.signer, { tenant: tenantId, sequence, hash, at, previous });
    heads.push(line);
    previous = tools.sha256(line);
  }
  return { events, seals, heads };
}

/** The seals that these events would have: what somebody who rewrites everything would compute. */
export function sealAgain(events: readonly AuditRecord[], tools: KeptTools): readonly KeptSeal[] {
  let head: ChainHead = chainStart;
  return events.map((event) => {
    head = nextLink(tools.sha256, head, tools.textOf(event));
    return { ...head, tenantId: event.tenantId, eventId: event.id };
  });
}

/** What the verifier says of it: entries by number, each with the event that its seal names, as the tables would join them. */
export function verifyKept(kept: KeptAudit, tenantId: string, tools: KeptTools): readonly Finding[] {
  const { heads, findings } = readHeads(kept.heads, tools.signer.publicKey, tools.sha256, tools.verify);
  const verifier = verifyChain({
    sha256: tools.sha256,
    heads: heads.get(tenantId) ?? [],
    coveredUntil: start + 10_000 * minute,
  });
  const own = kept.events.filter((event) => event.tenantId === tenantId);
  const events = new Map(own.map((event) => [event.id, event]));
  const seals = kept.seals.filter((seal) => seal.tenantId === tenantId);
  for (const seal of seals.toSorted((a, b) => a.sequence - b.sequence)) {
    const event = events.get(seal.eventId);
    const text = event === undefined ? null : tools.textOf(event);
    verifier.take({ ...seal, text, at: event?.at ?? null });
  }
  verifier.end();
  const sealed = new Set(seals.map(({ eventId }) => eventId));
  const lost = own.filter(({ id }) => !sealed.has(id));
  return [
    ...findings,
    ...verifier.findings(),
    ...lost.map(({ id }): Finding => ({
      kind: 'never-sealed',
      sequence: null,
      event: id,
      expected: 'a seal',
      found: 'none',
    })),
  ];
}

/** As the table keeps it; see `AuditRecord`. */
function someRecord(random: Random, tenantId: string, index: number): AuditRecord {
  const action = random.pick([
    'request.approved',
    'request.rejected',
    'policy.published',
    'permission.refused',
  ]);
  return {
    tenantId,
    id: randomUUID(),
    at: `${new Date(start + index * minute).toISOString().slice(0, -1)}123Z`,
    stream: 'request',
    actor: randomUUID(),
    onBehalfOf: random.below(2) === 0 ? randomUUID() : null,
    roles: '["Approver", "Employee"]',
    action,
    targetType: 'fin.PaymentRequest',
    targetId: randomUUID(),
    outcome: random.pick(['allow', 'deny']),
    because: `[{"kind": "granted", "grant": {"role": "Approver", "index": ${index}, "scope": null}}]`,
    before: random.below(2) === 0 ? '{"status": "waiting"}' : null,
    after: '{"status": "approved", "revision": 2}',
    details: `{"amountMinor": ${random.below(1_000_000)}, "comment": "fünf € – 🙂 \\"so\\""}`,
    asked: random.below(2) === 0 ? '{"check": {"action": "approve"}, "outcome": "allow"}' : null,
    address: '2001:db8::7',
    agent: 'Mozilla/5.0 (X11; Linux x86_64)',
    policyVersion: 1 + random.below(9),
    directoryRevision: 1 + random.below(900),
    correlationId: randomUUID(),
    sessionId: random.below(2) === 0 ? randomUUID() : null,
  };
}
