import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { DraftState } from '@remit/policy/draft-state';
import type { Asking } from './endpoint-row.ts';

/** One edit, as `changes.begin` and `changes.save` take it: a record set that nothing names. */
export const someStep = [
  {
    kind: 'set',
    key: 'large',
    entries: [{ name: 'large', type: 'crm.Contract', where: { kind: 'constant', value: true } }],
    comments: [],
  },
] as const;

/**
 * A draft of the administrator's with one edit, on the version in force; what was there before is laid aside, so that a
 * tenant never has too many.
 */
export async function someDraft(
  { tenant, administrator }: Pick<Asking, 'tenant' | 'administrator'>,
  state: DraftState = 'editing',
): Promise<{ readonly id: string; readonly revision: number }> {
  const id = randomUUID();
  await tenant.rows(sql`update remit.draft set state = 'withdrawn', scheduled_at = null
    where state not in ('withdrawn', 'published')`);
  await tenant.rows(sql`
    insert into remit.draft (tenant_id, id, number, name, author, based_on, state, standing, persons)
    select tenant_id, ${id}, (select coalesce(max(number), 0) + 1 from remit.draft), 'Some', member.id,
      (select max(version) from remit.policy_version), ${state}, 1, array[person]
    from remit.member where id = ${administrator.memberId}`);
  await tenant.rows(sql`
    insert into remit.draft_step (tenant_id, draft_id, sequence, author, edits)
    select tenant_id, ${id}, 1, author, ${JSON.stringify(someStep)}::jsonb from remit.draft where id = ${id}`);
  return { id, revision: 1 };
}
