import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Asking } from '../endpoint-row.ts';
import { everyMember, only } from './allows.ts';
import { memberWho, nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

/** That a member asked to be given a role, in a folder of its own so that it joins nothing. */
async function someAccessRequest({ tenant }: Asking, member: string): Promise<string> {
  const [id, folder] = [randomUUID(), `/asked-${randomUUID()}`];
  await tenant.rows(sql`
    insert into remit.folder (tenant_id, path, name) select tenant_id, ${folder}, 'Asked for' from remit.tenant`);
  const step = {
    name: 'Grant',
    by: { kind: 'able' },
    need: 'any',
    optional: false,
    within: 86_400_000,
    since: Date.now(),
    approvals: [],
    passedOver: false,
    reminders: 0,
    escalations: 0,
    waitingFor: [],
  };
  const approval = { content: 'asked', steps: [step], current: 0, askedAt: null };
  await tenant.rows(sql`
    insert into remit.access_request (tenant_id, id, member_id, role, folder, lasts_ms, reason, refused, status,
      revision, submitted_at, approval)
    select tenant_id, ${id}, ${member}, 'WarehouseLead', ${folder}, 86400000, 'Stock taking',
      '{"action":"delete","type":"wms.Item","record":null}', 'waiting', 1, now(),
      ${JSON.stringify(approval)}::text::jsonb
    from remit.tenant`);
  return id;
}

export const accessRows: RowsOf<'access'> = {
  'access.options': {
    input: () => ({ action: 'update', type: 'crm.Account', record: null, folder: null, onBehalfOf: null }),
    own: everyMember,
  },
  'access.people': {
    // Rows before this one suspend members: nobody asks in the place of one.
    input: async (asking) => {
      await memberWho(asking, 'active');
      return { q: asking.target.member.name };
    },
    own: only(['administrator', 'security analyst'], 'empty'),
    shows: ({ member }) => member.id,
  },
  'access.list': { input: nothing, own: everyMember },
  'access.ask': {
    input: ({ target }) => ({
      role: 'WarehouseLead',
      folder: target.department,
      lasts: 86_400_000,
      reason: 'Stock taking',
      refused: { action: 'delete', type: 'wms.Item', record: null },
      onBehalfOf: null,
    }),
    // Nora alone gives roles here, and nobody gives themselves one.
    own: only(['department head', 'security analyst', 'end user', 'guest'], 'forbidden'),
  },
  'access.decide': {
    input: async (asking) => ({
      id: await someAccessRequest(asking, asking.target.member.id),
      revision: 1,
      decision: 'refuse',
      comment: null,
      lasts: null,
    }),
    own: only(['administrator'], 'not-found'),
  },
  'access.withdraw': {
    input: async (asking) => ({
      id: await someAccessRequest(asking, asking.asker?.memberId ?? asking.target.member.id),
      revision: 1,
    }),
    own: everyMember,
  },
};
