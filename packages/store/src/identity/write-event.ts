import { sql } from 'drizzle-orm';
import type { IdentityEvent } from '@remit/identity/identity-event';
import { noteWritten } from '../audit/audit-notices.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** Writes down what happens to a login, in the transaction in which it happens. Id and time are the database's. */
export async function writeIdentityEvent(tx: IdentityTransaction, event: IdentityEvent): Promise<void> {
  noteWritten(tx);
  await tx.rows(sql`
    insert into identity.event
      (login_id, action, outcome, session_id, address, agent, correlation_id, details)
    values (${event.loginId}, ${event.action}, ${event.outcome}, ${event.sessionId}, ${event.address},
      ${agentText(event.agent)}, ${event.correlationId}, ${JSON.stringify(event.details)}::jsonb)`);
}

/** What a program calls itself is whatever it likes: Postgres takes no NUL, and no terminal should take the others. */
export function agentText(agent: string | null): string | null {
  return agent === null
    ? null
    : agent
        .toWellFormed()
        .replace(/\p{Cc}/gu, '\uFFFD')
        .slice(0, 300);
}
