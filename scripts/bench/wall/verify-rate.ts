import { randomBytes } from 'node:crypto';
import { recordParts, recordText } from '@remit/audit/audit-record';
import { verifyChain } from '@remit/audit/verify-chain';
import { ed25519Signer, verifyEd25519 } from '@remit/store/secrets/ed25519';
import { sha256Native } from '@remit/store/secrets/sha256-native';
import { keepEvents } from '@remit/testkit/kept-audit';
import { seededRandom } from '@remit/testkit/seeded-random';
import { printFigure, say } from './figure.ts';

const events = 200_000;

/** How fast the verifier takes a chain that is at hand: texts of events are made, hashed and compared, on one thread. */
export function measureVerification(): void {
  say(`verifying ${events} events in memory`);
  const signer = ed25519Signer(randomBytes(32));
  const tools = { sha256: sha256Native, signer, verify: verifyEd25519, textOf: recordText };
  const kept = keepEvents(seededRandom(1), events, tools);
  const entries = kept.seals.map((seal, index) => ({ seal, event: kept.events[index] }));
  const began = performance.now();
  const verifier = verifyChain({ sha256: sha256Native, heads: null, coveredUntil: null });
  for (const { seal, event } of entries) {
    if (event === undefined) throw new Error('a seal without its event');
    verifier.take({ ...seal, text: recordParts(event), at: event.at });
  }
  verifier.end();
  const seconds = (performance.now() - began) / 1_000;
  if (verifier.findings().length > 0) throw new Error('the chain of the bench does not verify');
  printFigure({
    figure: 'events verified',
    value: events / seconds,
    unit: 'events/s',
    target: 300_000,
    atLeast: true,
    notes: `${events} events of ${Math.round(recordText(kept.events[0] ?? fail()).length)} characters in memory, one thread`,
  });
}

function fail(): never {
  throw new Error('there are no events');
}
