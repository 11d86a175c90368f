import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Caller, Reply, ServedTenant } from './serve-sample.ts';

interface Told {
  readonly actor: string | null;
  readonly outcome: string;
  readonly correlation_id: string;
}

/** Makes a call, and holds the record to it: one event more, of this caller, with the outcome of the reply. */
export async function expectOneEvent(
  tenant: ServedTenant,
  caller: Caller,
  procedure: string,
  input: unknown,
): Promise<Reply> {
  const seen = new Set(
    (await tenant.rows<{ id: string }>(sql`select id from remit.audit_event`)).map(({ id }) => id),
  );
  const reply = await caller.call(procedure, input);
  const events = await tenant.rows<Told & { readonly id: string }>(
    // That the caller came in is told before the call, and is no event of it.
    sql`select id, actor, outcome, correlation_id from remit.audit_event where action <> 'session.entered'`,
  );
  const told = events.filter(({ id }) => !seen.has(id)).map(({ actor, outcome }) => ({ actor, outcome }));
  const outcome = reply.error === null ? 'allow' : 'deny';
  expect({ procedure, error: reply.error?.code ?? null, told }).toEqual({
    procedure,
    error: reply.error?.code ?? null,
    told: [{ actor: caller.memberId, outcome }],
  });
  return reply;
}
