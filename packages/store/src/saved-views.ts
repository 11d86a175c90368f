import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** What somebody kept of a screen: the words of its address, under a name of theirs. */
export interface SavedView {
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
}

/** A member's views of a screen, by name. */
export function readViews(
  tx: TenantTransaction,
  member: string,
  screen: string,
): Promise<readonly SavedView[]> {
  return tx.rows<SavedView>(sql`
    select name, words from remit.saved_view
    where tenant_id = ${tx.tenantId} and member_id = ${member} and screen = ${screen} order by name`);
}

/** Keeps a view; one of that name gives way to it. */
export async function keepView(
  tx: TenantTransaction,
  member: string,
  screen: string,
  { name, words }: SavedView,
): Promise<void> {
  await tx.rows(sql`
    insert into remit.saved_view (tenant_id, member_id, screen, name, words)
    values (${tx.tenantId}, ${member}, ${screen}, ${name}, ${JSON.stringify(words)}::jsonb)
    on conflict (tenant_id, member_id, screen, name) do update set words = excluded.words, saved_at = now()`);
}

/** Drops a view. @returns what it was; null where there was none of that name */
export async function dropView(
  tx: TenantTransaction,
  member: string,
  screen: string,
  name: string,
): Promise<SavedView | null> {
  const [dropped] = await tx.rows<SavedView>(sql`
    delete from remit.saved_view
    where tenant_id = ${tx.tenantId} and member_id = ${member} and screen = ${screen} and name = ${name}
    returning name, words`);
  return dropped ?? null;
}
