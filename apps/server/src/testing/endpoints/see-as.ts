import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { administrative, everyMember, only } from './allows.ts';
import { memberWho } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const seeAsRows: RowsOf<'seeAs'> = {
  'seeAs.get': {
    input: ({ target }) => ({ member: target.member.id }),
    own: only(administrative, 'not-found'),
    shows: ({ member }) => member.id,
  },
  'seeAs.begin': {
    input: (asking) => memberWho(asking, 'active'),
    own: only(administrative, 'not-found'),
  },
  'seeAs.end': {
    input: async ({ tenant, asker, target }) => {
      await tenant.rows(sql`
        insert into remit.see_as (tenant_id, session_id, asker, person, until)
        select tenant_id, ${randomUUID()}, id, ${target.member.id}, now() + interval '10 minutes'
        from remit.member where id = ${asker?.memberId ?? target.member.id} and id <> ${target.member.id}`);
      return { member: target.member.id };
    },
    own: everyMember,
  },
};
