import type { BenchTenant } from '@remit/testkit/bench-tenant';
import type { Peer, PreparePeer } from '@remit/testkit/peer-of';
import { boundPeer } from '@remit/testkit/peer-bound';
import { casbinPeer } from '@remit/testkit/peer-casbin';
import { caslPeer } from '@remit/testkit/peer-casl';
import { cedarPeer } from '@remit/testkit/peer-cedar';
import { naivePeer } from '@remit/testkit/peer-naive';
import { say } from './figure.ts';
import { timeOf } from './timing.ts';

/** What a peer takes for one question, and how that was measured. */
export interface PeerTime {
  readonly name: string;
  readonly microseconds: number;
  readonly notes: string;
}

/** @throws when a peer answers a question otherwise than the reference evaluator */
function holdTo({ questions }: BenchTenant, peer: Peer): void {
  questions.forEach(({ allowed }, at) => {
    if (peer.allows(at) !== allowed)
      throw new Error(`${peer.name} and the reference differ on question ${at}.`);
  });
}

function askAll({ questions }: BenchTenant, peer: Peer): number {
  let allowed = 0;
  for (let at = 0; at < questions.length; at++) if (peer.allows(at)) allowed += 1;
  return allowed;
}

async function timeOfPeer(tenant: BenchTenant, prepare: PreparePeer, isSlow: boolean): Promise<PeerTime> {
  const peer = await prepare(tenant);
  const count = tenant.questions.length;
  say(`${peer.name} answers ${count} questions`);
  const began = performance.now();
  holdTo(tenant, peer);
  const once = performance.now() - began;
  // What takes half a minute a round is warm long before its one round ends.
  const milliseconds = isSlow ? once : timeOf(() => askAll(tenant, peer), 15, 5);
  return {
    name: peer.name,
    microseconds: (milliseconds * 1000) / count,
    notes: `${count} questions, each answered as the reference does; ${isSlow ? 'one round' : 'median of 15 rounds'}; made ready beforehand: ${peer.precomputed}`,
  };
}

/** Every peer on the same questions, one after another. */
export async function timesOfPeers(tenant: BenchTenant): Promise<readonly PeerTime[]> {
  const times: PeerTime[] = [];
  for (const prepare of [boundPeer, naivePeer, caslPeer])
    times.push(await timeOfPeer(tenant, prepare, false));
  for (const prepare of [casbinPeer, cedarPeer]) times.push(await timeOfPeer(tenant, prepare, true));
  return times;
}
