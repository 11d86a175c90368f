import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { ProcedureName, procedures } from '@remit/api/procedures';
import type {
  Allows,
  Asking,
  MemberPersona,
  Outcome,
  OutsideRow,
  Target,
  TenantRow,
} from './endpoint-row.ts';
import { publication } from './publication.ts';
import { password } from './serve-sample.ts';
import { someAcceptedDraft, someDraft, someDraftToReview, someStep } from './some-draft.ts';

const employees: readonly MemberPersona[] = [
  'administrator',
  'department head',
  'security analyst',
  'end user',
];
const all: readonly MemberPersona[] = [...employees, 'guest'];

const everyMember: Allows = { allowed: all, otherwise: 'forbidden' };

function only(allowed: readonly MemberPersona[], otherwise: Outcome, but: Allows['but'] = {}): Allows {
  return { allowed, otherwise, but };
}

const administrative: readonly MemberPersona[] = ['administrator', 'security analyst'];
/** To those who may not even see people, there is nobody. */
const administratorOnly = only(['administrator'], 'not-found', { 'security analyst': 'forbidden' });
/** What its token opens, people.pg.test.ts shows; to everybody else it is nothing. */
const noInvitation = { token: 'A'.repeat(43) };
const lenient = { allowlist: [], sessionMinutes: null, secondFactor: 'nobody' } as const;

async function unheldRole({ tenant, target }: Asking) {
  const { id } = target.member;
  await tenant.rows(
    sql`delete from remit.assignment where member_id = ${id} and role = 'WarehouseLead' and folder = '/'`,
  );
  return { member: id, role: 'WarehouseLead', folder: '/' };
}

async function heldRole({ tenant, target }: Asking): Promise<string> {
  const id = randomUUID();
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, ${id}, 'WarehouseLead', '/', id from remit.member where id = ${target.member.id}`);
  return id;
}

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

/** A folder of its own for each call, that is to lie in the target's. */
async function foldersToMove({ tenant, target }: Asking): Promise<{ folder: string; into: string }> {
  const folder = `/${randomUUID()}`;
  await tenant.rows(sql`
    insert into remit.folder (tenant_id, path, name) select tenant_id, ${folder}, 'To be moved' from remit.tenant`);
  return { folder, into: target.department };
}

async function memberWho({ tenant, target }: Asking, status: 'active' | 'suspended') {
  const { id } = target.member;
  await tenant.rows(sql`update remit.member set status = ${status} where id = ${id}`);
  return { member: id };
}

const nothing = (): undefined => undefined;
/** To whoever does not operate Remit; operator.pg.test.ts asks as somebody who does. */
const notThere: OutsideRow = { input: nothing, signedIn: 'not-found', nobody: 'not-found' };
const aCode = (): object => ({ code: '123456' });
const ofRequest = ({ request }: Target): string => request.id;
const decision = ({ target }: Asking) => target.request;
const draft = ({ target: { department } }: Asking) => ({
  purpose: 'Gloves',
  amount: { minor: 100, currency: 'EUR' },
  department,
  folder: department,
});

const readsAudit = only(['administrator', 'security analyst'], 'forbidden');

/** An export that the asker has just asked for; for whoever may not, the id of none. */
async function askedExport({ asker }: Asking): Promise<string> {
  const reply = await asker?.call('audit.export', { format: 'csv', filter: {} });
  return reply?.data?.id ?? '00000000-0000-4000-8000-000000000000';
}

/** The link to an export of the asker's that is finished. */
async function finishedExport(asking: Asking) {
  const id = await askedExport(asking);
  await asking.tenant.rows(sql`
    update remit.audit_task set outcome = '{}', finished_at = now(), expires_at = now() + interval '1 day'
    where id = ${id}`);
  // What is asked for waits for no worker here, and must not stand in the way of the next.
  await asking.asker?.call('audit.cancelExport', { id });
  const tasks = (await asking.asker?.call('audit.exports'))?.data?.tasks ?? [];
  const work = tasks.find((task) => task.id === id)?.work;
  const link = new URL(work?.kind === 'export' ? (work.file ?? '') : '', 'http://localhost');
  const { until = '0', nonce = id, signature = 'A'.repeat(43) } = Object.fromEntries(link.searchParams);
  return { id, file: 'data', until: Number(until), nonce, signature };
}

/** A file of a request, by whoever submitted that. @returns its id */
async function someFile({ tenant }: Asking, request: string): Promise<string> {
  const id = randomUUID();
  await tenant.rows(sql`
    insert into fin.payment_request_file (tenant_id, id, record_id, name, media_type, bytes, sha256, member_id, sealed)
    select tenant_id, ${id}, id, 'note.txt', 'text/plain', 1, sha256('x'), submitter, 'x'
    from fin.payment_request where id = ${request}`);
  return id;
}

/** The link to a file of the target; for whoever may not see the file, one that is worth nothing. */
async function linkToFile(asking: Asking) {
  const { id } = asking.target.request;
  const file = await someFile(asking, id);
  const files = (await asking.asker?.call('attachments.list', { id }))?.data?.files ?? [];
  const link = new URL(files.find((each) => each.id === file)?.link ?? '', 'http://localhost');
  const { until = '0', nonce = file, signature = 'A'.repeat(43) } = Object.fromEntries(link.searchParams);
  return { id, file, until: Number(until), nonce, signature };
}

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

/** Some event of a tenant. */
async function anEvent(tenant: Asking['tenant']): Promise<string> {
  const [event] = await tenant.rows<{ id: string }>(sql`select id from remit.audit_event limit 1`);
  if (event === undefined) throw new Error('a tenant without a record of its own making');
  return event.id;
}

/** The version of the policy that decides in a tenant. */
async function latestVersion({ tenant }: Asking): Promise<number> {
  const [found] = await tenant.rows<{ version: number }>(
    sql`select max(version) as version from remit.policy_version`,
  );
  return found?.version ?? 0;
}

type EndpointMatrix = {
  readonly [Name in ProcedureName]: (typeof procedures)[Name]['decided'] extends 'outside'
    ? OutsideRow
    : TenantRow;
};

/**
 * Every procedure, with what it answers to whom. A new procedure has no place here yet, and this file does not compile
 * until it has: add one line, with an input that the procedure takes when nothing but access is in question, and who is
 * allowed. `endpoint-matrix.pg.test.ts` asks it as each persona, about their own department and another one, in another
 * tenant, after their time here has ended, and in a session that was revoked.
 */
export const endpointMatrix: EndpointMatrix = {
  'session.current': { input: nothing, signedIn: 'allowed', nobody: 'allowed' },
  'session.signIn': {
    input: ({ tenant }) => ({ email: tenant.emailOf('nora'), password }),
    signedIn: 'allowed',
    nobody: 'allowed',
    spendsSession: true,
  },
  'session.invitation': { input: () => noInvitation, signedIn: 'not-found', nobody: 'not-found' },
  'session.takeInvitation': {
    input: () => ({ ...noInvitation, password }),
    signedIn: 'not-found',
    nobody: 'not-found',
  },
  'session.signOut': { input: nothing, signedIn: 'allowed', nobody: 'allowed', spendsSession: true },
  // Nobody here waits for a second factor: what is asked for is a sign-in that is under way.
  'session.answerCode': { input: aCode, signedIn: 'session-ended', nobody: 'session-ended' },
  'session.useRecoveryCode': {
    input: () => ({ code: 'A'.repeat(24) }),
    signedIn: 'session-ended',
    nobody: 'session-ended',
  },
  'session.stepUp': { input: aCode, signedIn: 'precondition', nobody: 'not-signed-in' },
  'account.get': { input: nothing, signedIn: 'allowed', nobody: 'not-signed-in' },
  'account.beginFactor': {
    input: () => ({ password }),
    signedIn: 'allowed',
    nobody: 'not-signed-in',
    spendsSession: 'every',
  },
  'account.confirmFactor': { input: aCode, signedIn: 'conflict', nobody: 'not-signed-in' },
  'account.removeFactor': { input: nothing, signedIn: 'conflict', nobody: 'not-signed-in' },
  'account.newRecoveryCodes': { input: nothing, signedIn: 'conflict', nobody: 'not-signed-in' },
  // Let in as far as the rule that a new password is another one: the next call must find the old one.
  'account.changePassword': {
    input: () => ({ current: password, next: password }),
    signedIn: 'invalid',
    nobody: 'not-signed-in',
  },
  'account.endSession': {
    input: () => ({ id: randomUUID() }),
    signedIn: 'not-found',
    nobody: 'not-signed-in',
  },
  'account.endOtherSessions': {
    input: nothing,
    signedIn: 'allowed',
    nobody: 'not-signed-in',
    spendsSession: 'every',
  },
  'account.createClient': {
    input: () => ({ name: 'Payroll' }),
    signedIn: 'allowed',
    nobody: 'not-signed-in',
  },
  'account.tokens': { input: nothing, signedIn: 'allowed', nobody: 'not-signed-in' },
  'operator.tenants': notThere,
  'operator.tenant': notThere,
  'operator.create': notThere,
  'operator.suspend': notThere,
  'operator.restore': notThere,
  'operator.rename': notThere,
  'operator.remove': notThere,
  'operator.undelete': notThere,
  'operator.addHost': notThere,
  'operator.removeHost': notThere,
  'operator.count': notThere,
  'operator.flags': notThere,
  'operator.setFlag': notThere,
  'operator.clearFlag': notThere,
  'operator.signIns': notThere,
  'operator.isolation': notThere,
  'tenant.public': { input: nothing, signedIn: 'allowed', nobody: 'allowed', atTenant: true },
  'rates.list': { input: nothing, own: only(['administrator'], 'forbidden') },
  'rates.set': {
    input: () => ({ currency: 'USD', rate: '0.92' }),
    own: only(['administrator'], 'forbidden'),
  },
  'tenant.config': { input: nothing, own: only(['administrator'], 'forbidden') },
  'tenant.saveConfig': {
    input: () => ({ name: 'Halden Works', accent: 'indigo', timeZone: 'Europe/Paris', baseCurrency: 'EUR' }),
    own: only(['administrator'], 'forbidden'),
  },
  'me.get': { input: nothing, own: everyMember },
  'home.get': { input: nothing, own: everyMember },
  'live.revisions': { input: nothing, own: everyMember },
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
  'fields.sample': {
    input: ({ target }) => ({ type: 'crm.Account', member: target.member.id, draft: null, record: null }),
    own: only(administrative, 'not-found'),
  },
  'groups.list': {
    input: nothing,
    own: only(administrative, 'empty'),
    shows: ({ department }) => `"${department}"`,
  },
  'groups.get': {
    input: ({ target }) => ({ kind: 'department', id: target.department }),
    own: only(administrative, 'not-found'),
    shows: ({ member }) => member.id,
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
  'folders.list': {
    input: nothing,
    own: only(administrative, 'empty'),
    shows: ({ department }) => `"${department}"`,
  },
  'folders.holders': {
    input: ({ target }) => ({ folder: target.department, role: 'Employee' }),
    own: only(administrative, 'not-found'),
  },
  'folders.previewMove': { input: foldersToMove, own: administratorOnly },
  'folders.move': {
    input: async (asking) => {
      const input = await foldersToMove(asking);
      const preview = await asking.administrator.call('folders.previewMove', input);
      return { ...input, effectHash: preview.data?.effectHash ?? '0'.repeat(64) };
    },
    own: administratorOnly,
  },
  'folders.create': {
    input: ({ target }) => ({ parent: target.department, end: randomUUID(), name: 'Made' }),
    own: administratorOnly,
  },
  'folders.rename': {
    input: ({ target }) => ({ folder: target.department, name: 'Called otherwise' }),
    own: administratorOnly,
  },
  'people.suspend': { input: (asking) => memberWho(asking, 'active'), own: administratorOnly },
  'people.restore': { input: (asking) => memberWho(asking, 'suspended'), own: administratorOnly },
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
  'sessions.list': { input: nothing, own: only(administrative, 'forbidden') },
  'sessions.end': {
    input: async ({ administrator, tenant }) => {
      const other = await tenant.signIn('tom');
      await other.call('me.get');
      const list = await administrator.call('sessions.list');
      // Where nobody is let in any more, which session it is makes no difference.
      return { session: list.data?.sessions[0]?.id ?? randomUUID() };
    },
    own: only(['administrator'], 'forbidden'),
  },
  'sessions.endAll': { input: nothing, own: only(['administrator'], 'forbidden'), endsSessions: true },
  'security.get': { input: nothing, own: only(administrative, 'forbidden') },
  'security.preview': { input: () => lenient, own: only(['administrator'], 'forbidden') },
  'security.save': {
    input: async ({ tenant }) => {
      const [row] = await tenant.rows<{ revision: number }>(sql`select revision from remit.security`);
      return { ...lenient, revision: row?.revision ?? 0 };
    },
    own: only(['administrator'], 'forbidden'),
  },
  'security.testAddress': {
    input: () => ({ address: '192.0.2.1', allowlist: [] }),
    own: only(administrative, 'forbidden'),
  },
  'audit.list': { input: () => ({ filter: {} }), own: readsAudit },
  'audit.figures': { input: () => ({ filter: {} }), own: readsAudit },
  'audit.get': { input: async ({ tenant }) => ({ id: await anEvent(tenant) }), own: readsAudit },
  'audit.verify': { input: nothing, own: readsAudit },
  'audit.export': { input: () => ({ format: 'csv', filter: {} }), own: readsAudit },
  'audit.exports': { input: nothing, own: readsAudit },
  'audit.cancelExport': { input: async (asking) => ({ id: await askedExport(asking) }), own: readsAudit },
  'audit.download': { input: finishedExport, own: readsAudit },
  'policy.current': { input: nothing, own: only(['administrator', 'security analyst'], 'forbidden') },
  'policy.holders': {
    input: () => ({ role: 'Employee' }),
    own: only(['administrator', 'security analyst'], 'forbidden'),
  },
  'time.moments': { input: nothing, own: only(administrative, 'forbidden') },
  'time.compare': { input: nothing, own: only(administrative, 'forbidden') },
  'graph.around': {
    input: () => ({ focus: { kind: 'role', id: 'Employee' }, hops: 2 }),
    own: only(administrative, 'forbidden'),
  },
  'policy.preview': {
    input: async (asking) => (await publication(asking)).preview,
    own: only(['administrator', 'security analyst'], 'forbidden'),
  },
  'policy.publish': {
    input: async (asking) => (await publication(asking)).publish,
    own: only(['administrator'], 'forbidden'),
  },
  'changes.list': { input: () => ({ ended: false }), own: only(administrative, 'forbidden') },
  'changes.get': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.impact': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.headline': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.directory': { input: nothing, own: only(administrative, 'forbidden') },
  'changes.checks': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.effect': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.cell': {
    input: async (asking) => ({
      draft: (await someDraft(asking)).id,
      basedOn: 1,
      step: [],
      type: 'crm.Contract',
      action: 'read',
    }),
    own: only(administrative, 'forbidden'),
  },
  'changes.replay': {
    input: async (asking) => ({ id: (await someDraft(asking)).id, cursor: null }),
    own: only(administrative, 'forbidden'),
  },
  'changes.why': {
    input: async (asking) => ({
      id: (await someDraft(asking)).id,
      member: asking.target.member.id,
      type: 'crm.Contract',
      action: 'read',
      folder: '/',
    }),
    own: only(administrative, 'forbidden'),
  },
  'changes.reviews': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.requestReview': {
    input: (asking) => someDraft(asking),
    own: only(['administrator'], 'forbidden'),
  },
  // By somebody else than its author, which the administrator is here; draft-review.pg.test.ts asks as another one.
  'changes.approve': {
    input: async (asking) => ({ ...(await someDraftToReview(asking)), comment: '' }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.reject': {
    input: async (asking) => ({ ...(await someDraftToReview(asking)), comment: 'Too wide' }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.comment': {
    input: async (asking) => ({
      id: (await someDraft(asking)).id,
      item: { kind: 'set', key: 'large' },
      text: 'Why?',
    }),
    own: only(administrative, 'forbidden'),
  },
  'changes.publish': {
    input: (asking) => someAcceptedDraft(asking),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.schedule': {
    input: async (asking) => ({ ...(await someAcceptedDraft(asking)), at: Date.now() + 86_400_000 }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.unschedule': {
    input: async (asking) => {
      const draft = await someDraft(asking);
      await asking.tenant.rows(sql`
        update remit.draft set state = 'scheduled', scheduled_at = now() + interval '1 day', reason = 'Later',
          scheduled_by = author, accepted_effect = ${'a'.repeat(64)}
        where id = ${draft.id}`);
      return draft;
    },
    own: only(['administrator'], 'forbidden'),
  },
  'changes.begin': {
    input: async (asking) => {
      await someDraft(asking);
      return { id: randomUUID(), basedOn: 1, steps: [someStep], name: null };
    },
    own: only(['administrator'], 'forbidden'),
  },
  'changes.save': {
    input: async (asking) => ({ ...(await someDraft(asking)), from: 1, steps: [someStep], standing: 2 }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.rebase': {
    input: async (asking) => ({
      ...(await someDraft(asking)),
      onto: await latestVersion(asking),
      steps: [someStep],
    }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.rename': {
    input: async (asking) => ({ id: (await someDraft(asking)).id, name: 'Another name' }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.withdraw': { input: (asking) => someDraft(asking), own: only(['administrator'], 'forbidden') },
  'changes.reopen': {
    input: async (asking) => ({ id: (await someDraft(asking, 'withdrawn')).id }),
    own: only(['administrator'], 'forbidden'),
  },
  'policy.text': { input: () => ({}), own: only(administrative, 'forbidden') },
  'rules.bench': {
    input: () => ({
      type: 'crm.Contract',
      condition: { kind: 'constant', value: true },
      action: 'read',
      only: null,
    }),
    own: only(administrative, 'forbidden'),
  },
  'rules.proof': { input: nothing, own: only(administrative, 'forbidden') },
  'versions.list': { input: nothing, own: only(administrative, 'forbidden') },
  'versions.get': { input: () => ({ version: 1 }), own: only(administrative, 'forbidden') },
  'versions.diff': { input: () => ({ from: 1, to: 1 }), own: only(administrative, 'forbidden') },
  'records.types': { input: nothing, own: everyMember },
  'records.list': {
    input: ({ target }) => ({ type: 'fin.PaymentRequest', q: target.request.id }),
    own: only(['department head', 'guest'], 'empty'),
    elsewhere: only(['guest'], 'empty'),
    shows: ofRequest,
  },
  'search.find': {
    input: ({ target }) => ({ q: target.member.name }),
    own: only(['administrator', 'security analyst'], 'empty'),
    shows: ({ member }) => member.id,
  },
  'simulate.form': { input: nothing, own: everyMember },
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
  'simulate.fixes': {
    input: ({ target }) => ({
      member: target.member.id,
      action: 'read',
      resource: { kind: 'described', type: 'crm.Contract', folder: '/sales' },
    }),
    own: only(['administrator', 'security analyst'], 'not-found'),
  },
  'simulate.ask': {
    input: ({ target }) => ({
      member: target.member.id,
      action: 'read',
      resource: { kind: 'described', type: 'crm.Contract', folder: '/sales' },
    }),
    own: only(['administrator', 'security analyst'], 'not-found'),
    shows: ({ member }) => member.id,
  },
  'notices.list': { input: () => ({}), own: everyMember },
  'notices.read': { input: () => ({ ids: null }), own: everyMember },
  'notices.wishes': { input: nothing, own: everyMember },
  'notices.wish': { input: () => ({ topic: 'ending', shown: true, mail: 'daily' }), own: everyMember },
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
    input: async ({ tenant, target, administrator }) => {
      const id = randomUUID();
      await tenant.rows(sql`
        insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
        select tenant_id, ${id}, id, ${administrator.memberId}, now(), now() + interval '1 day', false, 'Away'
        from remit.member where id = ${target.member.id}`);
      return { id };
    },
    own: only(['administrator'], 'not-found'),
  },
  'requests.inbox': {
    input: nothing,
    own: only(['department head'], 'empty'),
    elsewhere: only([], 'empty'),
    shows: ofRequest,
  },
  'requests.mine': {
    // The first page has the newest, and rows before this one send requests too.
    input: async ({ tenant, target: { submitted } }) => {
      await tenant.rows(sql`update fin.payment_request set submitted_at = now() where id = ${submitted.id}`);
      return {};
    },
    own: only(all, 'empty'),
    elsewhere: only([], 'empty'),
    shows: ({ submitted }) => submitted.id,
  },
  'requests.get': {
    input: ({ target }) => ({ id: target.request.id }),
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
    shows: ofRequest,
  },
  'requests.form': { input: nothing, own: everyMember },
  'requests.preview': { input: draft, own: everyMember },
  'requests.submit': {
    input: draft,
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'forbidden'),
  },
  'requests.approve': {
    input: decision,
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.reject': {
    input: (asking) => ({ ...decision(asking), comment: 'No' }),
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.ask': {
    input: (asking) => ({ ...decision(asking), comment: 'What for?' }),
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.answer': {
    input: async ({ tenant, target }) => {
      await tenant.rows(
        sql`update fin.payment_request set status = 'information' where id = ${target.submitted.id}`,
      );
      return { ...target.submitted, comment: 'For the lathe' };
    },
    own: only(all, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.change': {
    input: (asking) => ({ ...asking.target.submitted, request: draft(asking) }),
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.resubmit': {
    input: async (asking) => {
      const { id } = asking.target.submitted;
      await asking.tenant.rows(sql`update fin.payment_request set status = 'rejected' where id = ${id}`);
      return { ...asking.target.submitted, request: draft(asking) };
    },
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.reduce': {
    input: (asking) => ({
      ...decision(asking),
      amount: { minor: 5_000, currency: 'EUR' },
      comment: 'Half will do',
    }),
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'attachments.list': {
    input: ({ target }) => ({ id: target.request.id }),
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
  },
  'attachments.download': {
    input: linkToFile,
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
  },
  'attachments.offer': {
    input: ({ target }) => ({ ...target.submitted, name: 'note.txt', size: 10 }),
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'attachments.add': {
    // No call by JSON brings a file: there is nothing here, whoever asks.
    input: ({ target }) => ({
      ...target.submitted,
      name: 'note.txt',
      size: 10,
      until: 0,
      nonce: target.submitted.id,
      signature: 'A'.repeat(43),
    }),
    own: only([], 'not-found'),
  },
  'attachments.remove': {
    input: async (asking) => ({
      ...asking.target.submitted,
      file: await someFile(asking, asking.target.submitted.id),
    }),
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'access.options': {
    input: () => ({ action: 'update', type: 'crm.Account', record: null, folder: null }),
    own: everyMember,
  },
  'access.list': { input: nothing, own: everyMember },
  'access.ask': {
    input: ({ target }) => ({
      role: 'WarehouseLead',
      folder: target.department,
      lasts: 86_400_000,
      reason: 'Stock taking',
      refused: { action: 'delete', type: 'wms.Item', record: null },
    }),
    // Nora alone gives roles here, and nobody gives themselves one.
    own: only(['department head', 'security analyst', 'end user', 'guest'], 'forbidden'),
  },
  'access.decide': {
    input: async (asking) => ({
      id: await someAccessRequest(asking, asking.target.member.id),
      revision: 1,
      verdict: 'refuse',
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
  'reviews.list': { input: nothing, own: everyMember },
  'reviews.get': { input: async (asking) => ({ id: (await someReview(asking)).id }), own: everyMember },
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
        verdict: 'keep',
        until: null,
        reason: 'Still counts the stock',
      };
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
  'requests.pay': {
    input: async (asking) => {
      const { id } = asking.target.request;
      await asking.tenant.rows(sql`
        update fin.payment_request set status = 'approved', folder = '/to-pay' where id = ${id}
          and exists (select from remit.folder where path = '/to-pay')`);
      return decision(asking);
    },
    own: only(['security analyst'], 'not-found', { guest: 'forbidden' }),
  },
  'requests.withdraw': {
    input: ({ target }) => target.submitted,
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
};
