import type { AuditEvent } from '@remit/audit/audit-event';
import { standingProblem } from '@remit/policy/standing';
import { sessionEnd } from '@remit/identity/session-policy';
import { type Epochs, epochsStand } from '@remit/identity/session-rules';
import { hashSessionToken } from '@remit/identity/session-token';
import { enterTenant } from '@remit/store/identity/enter-tenant';
import { holdStanding } from '@remit/store/connection/hold-standing';
import { loadStanding, type Standing } from '@remit/store/standing';
import { addressKey } from '@remit/store/tenants/tenant-address';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { ArrivedError } from './arrived.ts';
import { asOf } from './as-of/as-of.ts';
import { parseMoment } from './as-of/asked-moment.ts';
import { authorizeType } from './authorize.ts';
import { confirmFirst } from './account/confirm-first.ts';
import type { CallContext } from './context.ts';
import { denialOf } from './denial.ts';
import { commitAudit } from './audit/commit-audit.ts';
import { countUses } from './uses/count-uses.ts';
import { type Door, openDoor } from './door.ts';
import { RemitError } from './errors.ts';
import { loadDirectoryKnown, loadPolicyInForce } from './policy/load-policy.ts';
import type { ProcedureAccess } from './procedure-access.ts';
import { type ProcedureName, procedures } from './procedures.ts';
import { remitErrorOf } from './remit-error-of.ts';
import { seenAsCall } from './see-as/seen-as-call.ts';
import { requireSecurity } from './require/require-security.ts';
import { notFound } from './store-errors.ts';
import type { TenantCall } from './tenant-call.ts';
import { ratesOf } from './rates/tenant-rates.ts';
import { baseProcedure } from './trpc.ts';

type TenantName = {
  [Name in ProcedureName]: (typeof procedures)[Name]['decided'] extends 'outside' ? never : Name;
}[ProcedureName];

/**
 * A procedure inside a tenant. Before its handler runs: the session stands, the tenant's transaction is open, the
 * member's standing was read in it, and the permission that the list of procedures declares was decided in it. The
 * handler runs in that same transaction; whatever it throws rolls it back.
 */
export const tenantProcedure = (name: TenantName) => {
  const access: ProcedureAccess = procedures[name];
  return baseProcedure.meta(access).use(async ({ ctx, next }) => {
    const { store } = ctx.services;
    const opened: { tenantId: TenantId | null; reads: readonly AuditEvent[] } = { tenantId: null, reads: [] };
    try {
      const result = await inTenant(ctx, access, async (inside) => {
        opened.tenantId = inside.tenantId;
        const call = await openCall(ctx, access, name, inside);
        opened.reads = call.reads;
        authorizeType(call);
        const result = await next({ ctx: { call: await atMoment(call, ctx.asOf) } });
        // tRPC reports a failure as a value; throwing it is what rolls back.
        if (!result.ok) throw result.error;
        if (access.decided === 'record' && call.decisions.length === 0) {
          throw new Error(`${name} answered without deciding on a record`);
        }
        countUses(call);
        return result;
      });
      if (opened.tenantId !== null) await commitAudit(store, opened.tenantId, opened.reads);
      return result;
    } catch (thrown) {
      const error = confirmFirst(remitErrorOf(thrown));
      if (error.denial !== null && opened.tenantId !== null) {
        await commitAudit(store, opened.tenantId, [error.denial]);
      }
      throw error;
    }
  });
};

/**
 * The call at the moment that it names. What is only ever of now answers as of now, and nothing is changed then.
 * @throws RemitError `conflict` for a change; else as `asOf`
 */
async function atMoment(call: TenantCall, word: string | undefined): Promise<TenantCall> {
  if (word === undefined) return call;
  const asked = parseMoment(word);
  if (call.access.mode === 'write') {
    throw new RemitError('conflict', 'nothing is changed at another moment than now; go back to now');
  }
  return call.access.asOf === true ? asOf(call, asked) : call;
}

/**
 * Opens the tenant's transaction while the identity database says who asks. The tenant comes from the path. A door
 * that does not open answers at once, without waiting for the transaction: an unknown tenant and one where the asker
 * is nobody take the same time.
 */
async function inTenant<T>(
  ctx: CallContext,
  access: ProcedureAccess,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  let arrived = false;
  const workInside: typeof work = (opened) =>
    work(arrived ? { ...opened, door: { ...opened.door, told: true } } : opened);
  // Nothing was done yet when one of the two is thrown. A session comes in once, and a tenant moves once in a while.
  for (let tries = 1; tries <= 3; tries += 1) {
    try {
      return await enterOnce(ctx, access, workInside);
    } catch (error) {
      if (error instanceof ArrivedError) {
        await error.tell(ctx.services.store);
        arrived = true;
      } else if (!(error instanceof MovedError)) throw error;
    }
  }
  throw new RemitError('unavailable', 'this tenant is moving just now; nothing was done; try again');
}

async function enterOnce<T>(
  { services, tenantSlug, tenantHost, token }: CallContext,
  access: ProcedureAccess,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  if (token === null) throw new RemitError('not-signed-in', 'sign in first');
  if (tenantSlug === null && tenantHost === null) throw notFound();
  const tenant = { slug: tenantSlug, host: tenantHost };
  const { store, policies } = services;
  const opening = openDoor(store, token, tenant);
  const mode = access.mode === 'write' ? 'write' : 'read';
  const entry = `${Buffer.from(hashSessionToken(token)).toString('base64')} ${addressKey(tenant)}`;
  const known = policies.entrantOf(entry);
  if (known === null) {
    const door = await opening;
    policies.rememberEntrant(entry, door);
    return store.withTenant(door.tenantId, mode, (tx) => workInPlace(store, tx, door, null, work));
  }
  const working = store.withTenant(known.tenantId, mode, async (tx) => {
    // On its way while the door is asked, where no lock comes before it.
    const reading = access.holds === 'nothing' ? loadStanding(tx, known.memberId) : null;
    const [door, standing] = await Promise.all([opening, reading]);
    if (door.tenantId !== known.tenantId) {
      // The address is another tenant's by now: a rename freed it. The next call sets out for the right one.
      policies.rememberEntrant(entry, door);
      throw new MovedError();
    }
    return workInPlace(store, tx, door, door.memberId === known.memberId ? standing : null, work);
  });
  // When the door does not open, both fail for the same reason, and the first to say so is the answer.
  const [, result] = await Promise.all([opening, working]);
  return result;
}

/** Goes on only where the tenant's data lie by what the identity database says now. */
function workInPlace<T>(
  store: CallContext['services']['store'],
  tx: TenantTransaction,
  door: Door,
  standing: Standing | null,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  if (tx.placed === door.placed) return work({ tx, tenantId: door.tenantId, door, standing });
  store.forgetPlacement(door.tenantId);
  throw new MovedError();
}

/** A transaction was opened where the tenant is no more. */
class MovedError extends Error {}

interface Opened {
  readonly tx: TenantTransaction;
  readonly tenantId: TenantId;
  readonly door: Door;
  /** What the member's call stands on, where it was read with the opening of the transaction. */
  readonly standing: Standing | null;
}

/** Reads under which standing, policy and directory the call acts, inside its own transaction. */
async function openCall(
  ctx: CallContext,
  access: ProcedureAccess,
  procedure: TenantName,
  { tx, tenantId, door, standing: known }: Opened,
): Promise<TenantCall> {
  // A feature that the tenant does not have is a procedure that is not there.
  if (access.flag !== undefined && !door.flags[access.flag]) throw notFound();
  // Sent behind the locks without a wait: the statement begins, and sees, once they are had.
  const [, standing] = await Promise.all([
    access.holds === 'nothing' ? null : holdStanding(tx, door.memberId, access.holds),
    known ?? loadStanding(tx, door.memberId),
  ]);
  // A membership without its member: from outside, nobody.
  if (standing === null) throw notFound();
  await stayInside(ctx, door, { member: standing.memberEpoch, tenant: standing.tenantEpoch });
  const { policies } = ctx.services;
  const directory = await policies.directory(tenantId, standing.directoryRevision, () =>
    loadDirectoryKnown(tx, standing.directoryRevision),
  );
  const policy = await policies.policy(tenantId, standing.policyVersion, () =>
    loadPolicyInForce(tx, standing.policyVersion),
  );
  const subject = directory.subject(door.memberId);
  if (subject === null) throw notFound();
  const call: TenantCall = {
    tx,
    tenantId,
    slug: standing.tenant.slug,
    flags: door.flags,
    standing,
    policy,
    directory,
    subject,
    enforces: ctx.enforces === true,
    onlooker: null,
    environment: {
      now: standing.now,
      met: door.confirmed ? ['second-factor'] : [],
      attributes: {},
      timeZone: standing.tenant.timeZone,
      rates: ratesOf(directory.directory, standing.now),
    },
    procedure,
    access,
    sessionId: door.kind === 'browser' ? door.sessionId : null,
    heardIn: door.sessionId,
    secondFactorAt: door.secondFactorAt,
    sessionEnds: sessionEnd(standing.security, door),
    correlationId: ctx.correlationId,
    address: ctx.address,
    agent: ctx.agent,
    services: ctx.services,
    decisions: [],
    checks: new Map(),
    reads: [],
  };
  requireSecurity(call, door);
  const problem = standingProblem(subject.member, standing.now);
  if (problem !== null) throw denialOf(call, access.permission, null, [{ kind: 'standing', problem }]);
  if (!door.told && ctx.token !== null) throw new ArrivedError(call, ctx.token);
  const whom = ctx.seenAs ?? null;
  return whom === null ? call : seenAsCall(call, whom);
}

/** Notes the first call of a session in a tenant; ends it there once the member's or the tenant's epoch has grown. */
async function stayInside({ services, token }: CallContext, door: Door, current: Epochs): Promise<void> {
  let { entered } = door;
  if (entered === null && token !== null) {
    const first = await services.store.withIdentity((tx) =>
      enterTenant(tx, {
        tokenHash: hashSessionToken(token),
        tenantId: door.tenantId,
        memberEpoch: current.member,
        tenantEpoch: current.tenant,
      }),
    );
    if (first === null) throw new RemitError('session-ended', 'this session is over; sign in again');
    entered = { member: first.memberEpoch, tenant: first.tenantEpoch };
  }
  if (entered === null || !epochsStand(entered, current)) {
    throw new RemitError(
      'session-ended',
      'your access here changed, which ended this session; sign in again',
    );
  }
}
