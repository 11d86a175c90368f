import { sql } from 'drizzle-orm';
import { nextLink } from '@remit/audit/chain';
import { type SignInRecord, signInText } from '@remit/audit/sign-in-record';
import { planAnew } from './audit-records.ts';
import { sealBatch, type Sealed } from './audit-seal.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { sha256Native } from '../secrets/sha256-native.ts';
import { holdSignInChain, signInEvents, signInHead } from './sign-in-records.ts';

interface WaitingRow extends Omit<SignInRecord, 'id'> {
  readonly eventId: string;
  /** Null when the event is not there. */
  readonly id: string | null;
  readonly sealed: boolean;
}

/** Gives sign-ins and what operators did their places in the one chain over both, as `sealWaiting` does for a tenant. */
export async function sealSignIns(tx: IdentityTransaction): Promise<Sealed> {
  const [, , start, found] = await Promise.all([
    holdSignInChain(tx),
    planAnew(tx),
    signInHead(tx),
    tx.rows<WaitingRow>(sql`
      select u.event_id as "eventId", s.event_id is not null as sealed, e.*
      from (select event_id from identity.event_unsealed order by event_id limit ${sealBatch}) u
        left join ${signInEvents} e on e.id = u.event_id
        left join identity.event_seal s on s.event_id = u.event_id
      order by e.at, e.id`),
  ]);
  if (found.length === 0) return { sealed: 0, more: false, head: start };
  let head = start;
  const seals: object[] = [];
  for (const { id, sealed, ...row } of found) {
    // Sealed already, or no event at all: it only leaves the queue.
    if (sealed || id === null) continue;
    head = nextLink(sha256Native, head, signInText({ ...row, id }));
    seals.push({ sequence: head.sequence, event_id: id, hash: `\\x${head.hash}` });
  }
  await Promise.all([
    tx.rows(sql`
      insert into identity.event_seal (sequence, event_id, hash)
      select sequence, event_id, hash
      from json_populate_recordset(null::identity.event_seal, ${JSON.stringify(seals)}::text::json)`),
    tx.rows(sql`
      delete from identity.event_unsealed where event_id in (
        select value::uuid
        from json_array_elements_text(${JSON.stringify(found.map(({ eventId }) => eventId))}::text::json))`),
  ]);
  return { sealed: seals.length, more: found.length === sealBatch, head };
}
