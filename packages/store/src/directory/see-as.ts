import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** How long somebody is seen as at most, in minutes; the table holds to it too. */
const longestSeeAs = 30;

/** Who sees the tenant as whom, in which session. */
export interface NewSeeAs {
  readonly sessionId: string;
  /** Member ids. */
  readonly asker: string;
  readonly person: string;
}

const until = sql`floor(extract(epoch from until) * 1000)::float8 as until`;

/**
 * Whether a session sees the tenant as somebody now.
 * @returns until when, in ms since 1970 UTC; null when it does not, or no longer
 */
export async function readSeeAs(
  tx: TenantTransaction,
  { sessionId, asker, person }: NewSeeAs,
): Promise<number | null> {
  const [found] = await tx.rows<{ until: number }>(sql`
    select ${until} from remit.see_as
    where tenant_id = ${tx.tenantId} and session_id = ${sessionId} and asker = ${asker} and person = ${person}
      and until > now()`);
  return found?.until ?? null;
}

/** Begins to see the tenant as somebody. Whom the session saw as before is over, and whatever ran out is cleared away. */
export async function beginSeeAs(
  tx: TenantTransaction,
  { sessionId, asker, person }: NewSeeAs,
): Promise<number> {
  await tx.rows(sql`
    delete from remit.see_as where tenant_id = ${tx.tenantId} and (session_id = ${sessionId} or until <= now())`);
  const [begun] = await tx.rows<{ until: number }>(sql`
    insert into remit.see_as (tenant_id, session_id, asker, person, until)
    values (${tx.tenantId}, ${sessionId}, ${asker}, ${person}, now() + ${longestSeeAs} * interval '1 minute')
    returning ${until}`);
  if (begun === undefined) throw new Error('an insert came back without its row');
  return begun.until;
}

/** Sees as somebody no longer, in whichever session of the asker's. @returns whether there was anything to end */
export async function endSeeAs(
  tx: TenantTransaction,
  { asker, person }: Pick<NewSeeAs, 'asker' | 'person'>,
): Promise<boolean> {
  const ended = await tx.rows(sql`
    delete from remit.see_as where tenant_id = ${tx.tenantId} and asker = ${asker} and person = ${person}
    returning person`);
  return ended.length > 0;
}
