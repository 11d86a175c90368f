import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { DraftState } from '@remit/policy/draft/draft-state';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import type { Asking } from './endpoint-row.ts';

/** One edit, as `changes.begin` and `changes.save` take it: a record set that nothing names. */
export const someStep = stepNamed('large');

function stepNamed(name: string) {
  const entry = { name, type: 'crm.Contract', where: { kind: 'constant', value: true } } as const;
  return [{ kind: 'set', key: name, entries: [entry], comments: [] }] as const;
}

/**
 * A draft of the administrator's with one edit, on the version in force; what was there before is laid aside, so that a
 * tenant never has too many.
 */
export async function someDraft(
  { tenant, administrator }: Pick<Asking, 'tenant' | 'administrator'>,
  state: DraftState = 'editing',
  step: DraftStep = someStep,
  author = administrator.memberId,
): Promise<{ readonly id: string; readonly revision: number }> {
  const id = randomUUID();
  // What somebody else has in hand at this moment stays: two who take several in another order wait for each other.
  await tenant.rows(sql`update remit.draft set state = 'withdrawn', scheduled_at = null
    where id in (select id from remit.draft where state not in ('withdrawn', 'published') for update skip locked)`);
  await tenant.rows(sql`
    insert into remit.draft (tenant_id, id, number, name, author, based_on, state, standing, persons)
    select tenant_id, ${id}, 1 + floor(random() * 1e9)::int, 'Some', member.id,
      (select max(version) from remit.policy_version), ${state}, 1, array[person]
    from remit.member where id = ${author}`);
  await tenant.rows(sql`
    insert into remit.draft_step (tenant_id, draft_id, sequence, author, edits)
    select tenant_id, ${id}, 1, author, ${JSON.stringify(step)}::jsonb from remit.draft where id = ${id}`);
  return { id, revision: 1 };
}

/** A draft that can count in part, as `changes.stage` takes it: one rule more. */
export const someStagedStep = [
  {
    kind: 'rule',
    key: 'Frozen',
    entries: [
      {
        kind: 'forbid',
        name: 'Frozen',
        actions: ['delete'],
        on: ['crm.Contract'],
        because: 'contracts are frozen',
      },
    ],
    comments: [],
  },
] as const;

/** A draft of the analyst's that waits to be looked at, as `changes.approve` and `changes.reject` take it. */
export async function someDraftToReview(asking: Pick<Asking, 'tenant' | 'administrator'>) {
  const [analyst] = await asking.tenant.rows<{ id: string }>(
    sql`select id from remit.member where name like 'Sana %'`,
  );
  return someDraft(asking, 'in-review', someStep, analyst?.id);
}

/**
 * Such a draft with the effect that its asker accepted, as `changes.publish` takes it. Each adds a set of another name:
 * what is published is different every time.
 */
export async function someAcceptedDraft(asking: Asking) {
  const draft = await someDraft(asking, 'editing', stepNamed(`large${randomUUID().slice(0, 8)}`));
  const mayAccept = asking.asker !== null && asking.asker.memberId === asking.administrator.memberId;
  const shown = mayAccept ? await asking.asker?.call('changes.effect', { id: draft.id }) : null;
  const effect = shown?.data?.kind === 'answer' ? shown.data.answer.effectHash : null;
  // Whoever may not publish has no effect to accept; this is one that nobody was shown.
  return { ...draft, effectHash: effect ?? 'a'.repeat(64), reason: 'A set more' };
}
