import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Asking } from '../endpoint-row.ts';
import { everyMember, only } from './allows.ts';
import { heldRole, nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

/** A review with one line: what the target holds there, as the asker is to look at it. */
async function someReview(asking: Asking): Promise<{ id: string; assignment: string }> {
  const { tenant, asker, administrator } = asking;
  const [id, assignment] = [randomUUID(), await heldRole(asking)];
  await tenant.rows(sql`
    insert into remit.review (tenant_id, id, name, kind, about, started_by, started_at, due_at)
    select tenant_id, ${id}, 'Warehouse', 'role', 'WarehouseLead', ${administrator.memberId}, now(),
      now() + interval '14 days' from remit.tenant`);
  await tenant.rows(sql`
    insert into remit.review_line (tenant_id, review_id, assignment_id, holder_kind, holder_id, holder_name, role,
      folder, members, reviewer)
    select tenant_id, ${id}, id, 'member', member_id, 'Somebody', role, folder, array[member_id],
      ${asker?.memberId ?? administrator.memberId} from remit.assignment where id = ${assignment}`);
  return { id, assignment };
}

export const reviewsRows: RowsOf<'reviews'> = {
  'reviews.list': { input: nothing, own: everyMember },
  'reviews.get': { input: async (asking) => ({ id: (await someReview(asking)).id }), own: everyMember },
  'reviews.reach': {
    input: async (asking) => {
      const { id, assignment } = await someReview(asking);
      return { id, assignments: [assignment] };
    },
    own: everyMember,
  },
  'reviews.evidence': { input: async (asking) => ({ id: (await someReview(asking)).id }), own: everyMember },
  'reviews.start': {
    input: () => ({ name: 'Leads', kind: 'role', about: 'WarehouseLead', dueAt: Date.now() + 86_400_000 }),
    own: only(['administrator'], 'forbidden'),
  },
  'reviews.decide': {
    input: async (asking) => {
      const { id, assignment } = await someReview(asking);
      return {
        id,
        assignments: [assignment],
        decision: 'keep',
        until: null,
        folder: null,
        reason: 'Still counts the stock',
      };
    },
    own: everyMember,
  },
  'reviews.pass': {
    input: async (asking) => {
      const { id, assignment } = await someReview(asking);
      return { id, assignments: [assignment], reason: 'I do not know the warehouse' };
    },
    own: everyMember,
  },
  'reviews.previewClose': {
    input: async (asking) => ({ id: (await someReview(asking)).id }),
    own: only(['administrator'], 'forbidden'),
  },
  'reviews.close': {
    input: async (asking) => {
      const { id } = await someReview(asking);
      const effect = await asking.administrator.call('reviews.previewClose', { id });
      return { id, effectHash: effect.data?.effectHash ?? '0'.repeat(64) };
    },
    own: only(['administrator'], 'forbidden'),
  },
};
