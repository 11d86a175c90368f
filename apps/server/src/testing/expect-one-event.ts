import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Caller, Reply, ServedTenant } from './serve-sample.ts';

interface Told {
  readonly actor: string | null;
  readonly outcome: string;
}

/** Makes a call, and holds the record to it: one event more, of this caller, with the outcome of the reply. */
export async function expectOneEvent(
  tenant: ServedTenant,
  caller: Caller,
  procedure: string,
  input: unknown,
): Promise<Reply> {
  const before = await tenant.auditCount();
  const reply = await caller.call(procedure, input);
  const more = (await tenant.auditCount()) - before;
  const told = await tenant.rows<Told>(
    // That the caller came in is told before the call, and is no event of it.
    sql`select actor, outcome from remit.audit_event where action <> 'session.entered' order by id desc limit ${more}`,
  );
  const outcome = reply.error === null ? 'allow' : 'deny';
  expect({ procedure, error: reply.error?.code ?? null, told }).toEqual({
    procedure,
    error: reply.error?.code ?? null,
    told: [{ actor: caller.memberId, outcome }],
  });
  return reply;
}
