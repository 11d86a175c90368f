import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Asking } from '../endpoint-row.ts';
import { administrative, administratorOnly, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

/** A role that a group of the target alone holds. @returns its assignment */
async function roleOfGroup({ tenant, target }: Asking): Promise<string> {
  const [group, assignment] = [randomUUID(), randomUUID()];
  await tenant.rows(sql`
    insert into remit.member_group (tenant_id, id, name) select tenant_id, ${group}, ${group} from remit.tenant`);
  await tenant.rows(sql`
    insert into remit.group_member (tenant_id, group_id, member_id)
    select tenant_id, ${group}, ${target.member.id} from remit.tenant`);
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, group_id)
    select tenant_id, ${assignment}, 'WarehouseClerk', '/', ${group} from remit.tenant`);
  return assignment;
}

/** Another role for everybody in a group that the target is alone in. */
async function gift(asking: Asking) {
  const id = await roleOfGroup(asking);
  const [held] = await asking.tenant.rows<{ group: string }>(
    sql`select group_id as group from remit.assignment where id = ${id}`,
  );
  return { holder: { kind: 'group', id: held?.group ?? '' }, role: 'WarehouseLead', folder: '/' };
}

/** The target in a group of its own that gives a role, or outside of it. */
async function membership(asking: Asking, is: 'in' | 'out') {
  const id = await roleOfGroup(asking);
  const [held] = await asking.tenant.rows<{ group: string }>(
    sql`select group_id as group from remit.assignment where id = ${id}`,
  );
  const input = { group: held?.group ?? '', member: asking.target.member.id };
  if (is === 'out')
    await asking.tenant.rows(sql`delete from remit.group_member where group_id = ${input.group}`);
  return input;
}

/** A group with nobody in it. @returns its id, which is its name too */
async function emptyGroup({ tenant }: Asking): Promise<string> {
  const group = randomUUID();
  await tenant.rows(sql`
    insert into remit.member_group (tenant_id, id, name) select tenant_id, ${group}, ${group} from remit.tenant`);
  return group;
}

/** The target alone in a new group, by a rule. */
async function rule(asking: Asking) {
  return { group: await emptyGroup(asking), rule: `subject.id = '${asking.target.member.id}'` };
}

/** The target to head a department of its own. */
async function head({ tenant, target }: Asking) {
  const department = `/${randomUUID()}`;
  await tenant.rows(sql`
    insert into remit.department (tenant_id, path, name) select tenant_id, ${department}, 'Headless' from remit.tenant`);
  return { department, head: target.member.id };
}

/** Decided before anything is looked for: whoever may not is told so of what is not there as well. */
const administratorAlone = only(['administrator'], 'forbidden');

export const groupsRows: RowsOf<'groups'> = {
  'groups.list': {
    input: nothing,
    own: only(administrative, 'empty'),
    shows: ({ department }) => `"${department}"`,
  },
  'groups.get': {
    input: ({ target }) => ({ kind: 'department', id: target.department }),
    own: only(administrative, 'not-found'),
    // Of the many who are in it by the time, it does not name all.
    shows: ({ department }) => department,
  },
  'groups.previewEnd': {
    input: async (asking) => ({ assignment: await roleOfGroup(asking) }),
    own: administratorOnly,
  },
  'groups.end': {
    input: async (asking) => {
      const input = { assignment: await roleOfGroup(asking) };
      const preview = await asking.administrator.call('groups.previewEnd', input);
      return { ...input, effectHash: preview.data?.effectHash ?? '0'.repeat(64) };
    },
    own: administratorOnly,
  },
  'groups.previewGive': { input: gift, own: administratorOnly },
  'groups.give': {
    input: async (asking) => {
      const input = await gift(asking);
      const preview = await asking.administrator.call('groups.previewGive', input);
      return { ...input, effectHash: preview.data?.effectHash ?? '0'.repeat(64) };
    },
    own: administratorOnly,
  },
  'groups.add': { input: (asking) => membership(asking, 'out'), own: administratorOnly },
  'groups.create': {
    input: ({ target }) => ({
      kind: 'department',
      parent: target.department,
      end: randomUUID(),
      name: 'Made',
    }),
    own: administratorAlone,
  },
  'groups.rename': {
    input: async (asking) => {
      const id = await emptyGroup(asking);
      return { holder: { kind: 'group', id }, name: `Not ${id}`, was: id };
    },
    own: administratorAlone,
  },
  'groups.archive': {
    input: async (asking) => ({ group: await emptyGroup(asking) }),
    own: administratorAlone,
  },
  'groups.previewRule': { input: rule, own: administratorAlone },
  'groups.setRule': {
    input: async (asking) => {
      const input = await rule(asking);
      const preview = await asking.administrator.call('groups.previewRule', input);
      return { ...input, effectHash: preview.data?.effect?.effectHash ?? '0'.repeat(64) };
    },
    own: administratorAlone,
  },
  'groups.previewHead': { input: head, own: administratorAlone },
  'groups.setHead': {
    input: async (asking) => {
      const input = await head(asking);
      const preview = await asking.administrator.call('groups.previewHead', input);
      return { ...input, effectHash: preview.data?.effectHash ?? '0'.repeat(64) };
    },
    own: administratorAlone,
  },
  'groups.remove': { input: (asking) => membership(asking, 'in'), own: administratorOnly },
};
