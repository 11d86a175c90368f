import { resolve } from 'node:path';
import { expect } from 'vitest';
import { inDatabase } from '@remit/store/provision/database-address';
import { runningPostgres } from '@remit/store/embedded/running-postgres';
import { withMaintenance } from '@remit/store/provision/maintenance';
import type { SubmitStream } from './submit-stream.ts';

interface Kept {
  readonly id: string;
  readonly purpose: string;
  readonly events: number;
  readonly audits: number;
}

/** Address of the superuser of the database that a running Remit keeps in a folder. */
export function superuserOf(dataDir: string): string {
  const address = runningPostgres(resolve(dataDir));
  if (address === null) throw new Error(`no Remit runs on ${dataDir}`);
  return address;
}

/**
 * Expects every request that a stream was told is kept to be there once, with its event and its audit event; and
 * whatever else of the stream is there, to be there whole.
 * @param name as the stream was given it
 */
export async function expectKept(dataDir: string, name: string, stream: SubmitStream): Promise<void> {
  const kept = await withMaintenance(inDatabase(superuserOf(dataDir), 'remit_t_halden'), async (sql) => [
    ...(await sql<Kept[]>`
      select r.id, r.purpose,
        (select count(*)::int from fin.payment_request_event e
          where e.tenant_id = r.tenant_id and e.record_id = r.id and e.action = 'submit') as events,
        (select count(*)::int from remit.audit_event a
          where a.tenant_id = r.tenant_id and a.target_id = r.id::text and a.action = 'request.submitted'
            and a.outcome = 'allow') as audits
      from fin.payment_request r where starts_with(r.purpose, ${`${name} `})`),
  ]);
  expect(kept.filter(({ events, audits }) => events !== 1 || audits !== 1)).toEqual([]);
  const purposes = kept.map(({ purpose }) => purpose);
  expect(purposes.length).toBe(new Set(purposes).size);
  const there = new Map(kept.map(({ id, purpose }) => [id, purpose]));
  expect(stream.acknowledged.filter(({ id, purpose }) => there.get(id) !== purpose)).toEqual([]);
}
