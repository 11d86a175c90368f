import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Asking } from '../endpoint-row.ts';
import { administrative, administratorOnly, only } from './allows.ts';
import { heldRole, memberWho, nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

async function unheldRole({ tenant, target }: Asking) {
  const { id } = target.member;
  await tenant.rows(
    sql`delete from remit.assignment where member_id = ${id} and role = 'WarehouseLead' and folder = '/'`,
  );
  return { member: id, role: 'WarehouseLead', folder: '/' };
}

/** The target, who is to be in a department of its own. */
async function toMove({ tenant, target }: Asking) {
  const department = `/${randomUUID()}`;
  await tenant.rows(sql`
    insert into remit.department (tenant_id, path, name) select tenant_id, ${department}, 'Elsewhere' from remit.tenant`);
  return { member: target.member.id, department, was: target.department };
}

export const peopleRows: RowsOf<'people'> = {
  'people.search': {
    input: ({ target }) => ({ q: target.member.name }),
    own: only(['administrator', 'security analyst'], 'empty'),
    shows: ({ member }) => member.id,
  },
  'people.access': {
    input: ({ target }) => ({ member: target.member.id }),
    own: only(['administrator', 'security analyst'], 'not-found'),
    shows: ({ member }) => member.id,
  },
  'people.get': {
    input: ({ target }) => ({ member: target.member.id }),
    own: only(administrative, 'not-found'),
    shows: ({ member }) => member.email,
  },
  // Whoever may look and not assign is told so in the reply.
  'people.preview': {
    input: async (asking) => ({ kind: 'assign', ...(await unheldRole(asking)) }),
    own: only(administrative, 'not-found'),
  },
  'people.assign': { input: unheldRole, own: administratorOnly },
  'people.unassign': {
    input: async (asking) => ({ assignment: await heldRole(asking) }),
    own: administratorOnly,
  },
  'people.suspend': { input: (asking) => memberWho(asking, 'active'), own: administratorOnly },
  'people.restore': { input: (asking) => memberWho(asking, 'suspended'), own: administratorOnly },
  'people.move': { input: toMove, own: administratorOnly },
  'people.endSessions': {
    input: ({ target }) => ({ member: target.member.id }),
    own: administratorOnly,
  },
  'people.guests': {
    input: nothing,
    own: only(administrative, 'empty'),
    shows: () => 'Robin Falk',
  },
  'people.inviteGuest': {
    input: ({ administrator }) => ({
      name: 'Ida Holm',
      email: `${randomUUID()}@guests.example`,
      sponsor: administrator.memberId,
      until: Date.now() + 86_400_000,
      roles: [],
    }),
    own: only(['administrator'], 'forbidden'),
  },
  'people.extendGuest': {
    input: async ({ tenant, target }) => {
      await tenant.rows(
        sql`update remit.member set valid_until = now() + interval '1 day' where id = ${target.member.id}`,
      );
      return { member: target.member.id, until: Date.now() + 172_800_000 };
    },
    own: administratorOnly,
  },
};
