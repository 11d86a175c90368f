import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { everyMember, only } from './allows.ts';
import { memberWho, nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const delegationsRows: RowsOf<'delegations'> = {
  'delegations.list': { input: nothing, own: everyMember },
  'delegations.people': {
    // Rows before this one suspend members: nobody hands decisions to one.
    input: async (asking) => {
      await memberWho(asking, 'active');
      return { q: asking.target.member.name };
    },
    own: only(['department head'], 'empty'),
    shows: ({ member }) => member.id,
  },
  'delegations.create': {
    // Rows before this one suspend members and give them an end.
    input: async (asking) => ({
      to: (await memberWho(asking, 'active')).member,
      since: null,
      until: Date.now() + 86_400_000,
      passOn: false,
      reason: 'Away for a day',
    }),
    own: only(['department head'], 'forbidden'),
  },
  'delegations.end': {
    // To begin tomorrow: where nobody ends it, the administrator must not decide for the target in the rows after this.
    input: async ({ tenant, target, administrator }) => {
      const id = randomUUID();
      await tenant.rows(sql`
        insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
        select tenant_id, ${id}, id, ${administrator.memberId}, now() + interval '1 day', now() + interval '2 days',
          false, 'Away'
        from remit.member where id = ${target.member.id}`);
      return { id };
    },
    own: only(['administrator'], 'not-found'),
  },
};
