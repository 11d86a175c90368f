import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { starterAdministrator, starterPolicy } from '@remit/sample/starter-policy';
import { StoreError } from '../errors.ts';
import { hashOf } from '../secrets/hash-of.ts';
import { addFirstLogin } from '../identity/add-first-login.ts';
import { addMembership } from '../identity/add-login.ts';
import type { Store } from '../open-store.ts';
import { type OperatorAct, writeOperatorEvent } from './operator-event.ts';
import { publishPolicyVersion } from '../policy/policy-versions.ts';
import { requireReason } from './tenant-name.ts';
import type { TenantPlacement } from './tenant-placement.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import type { NewTenant } from './create-tenant.ts';

/** The first person of a new tenant. */
export interface FirstAdministrator {
  /** As `parseEmail` gives it. */
  readonly email: string;
  readonly name: string;
  /** Argon2id PHC string; whoever has a login already keeps their own password. */
  readonly passwordHash: string;
}

/** What a new tenant goes through, in this order. */
export type FoundingStep = 'database' | 'policy' | 'administrator' | 'open';

export interface FoundedTenant {
  readonly tenant: TenantPlacement;
  /** Whether the administrator could sign in before, and so has a password of their own. */
  readonly knownLogin: boolean;
}

/**
 * Makes a tenant that somebody can work in: database, first policy, first administrator; open when all of it stands.
 * Given the same again after it was broken off, it finishes what it began.
 * @throws StoreError `conflict` when the slug is taken by a tenant that stands; `invalid` for names that cannot be
 */
export async function foundTenant(
  store: Store,
  tenant: NewTenant,
  administrator: FirstAdministrator,
  act: OperatorAct,
  onStep: (step: FoundingStep) => void,
): Promise<FoundedTenant> {
  requireReason(act.reason);
  requireZone(tenant.timeZone);
  requireCurrency(tenant.baseCurrency);
  onStep('database');
  const placement = await store.createTenant(tenant);
  onStep('policy');
  const login = await store.withIdentity((tx) =>
    addFirstLogin(tx, placement.id, { id: randomUUID(), ...administrator }),
  );
  const memberId = await store.withTenant(placement.id, 'write', (tx) =>
    furnish(tx, login.id, administrator),
  );
  onStep('administrator');
  await store.withIdentity(async (tx) => {
    await addMembership(tx, { loginId: login.id, tenantId: placement.id, memberId });
    await writeOperatorEvent(tx, 'tenant.created', placement.id, act, {
      slug: placement.slug,
      tier: placement.tier,
      server: placement.server,
    });
  });
  onStep('open');
  await store.activateTenant(placement.id);
  const found = await store.findTenant(placement.slug);
  if (found === null) throw new StoreError('not-found', 'the tenant was deleted while it was being made');
  return { tenant: found, knownLogin: login.known };
}

/** Policy, root folder, administrator and their role, in one transaction. @returns the administrator's member id */
async function furnish(
  tx: TenantTransaction,
  person: string,
  { email, name }: FirstAdministrator,
): Promise<string> {
  const [tenant] = await tx.rows<{ version: number }>(sql`
    select policy_version as version from remit.tenant where tenant_id = ${tx.tenantId} for update`);
  const [there] = await tx.rows<{ id: string }>(sql`
    select id from remit.member where tenant_id = ${tx.tenantId} and email = ${email}`);
  if (tenant !== undefined && tenant.version > 0) {
    if (there !== undefined) return there.id;
    throw new StoreError('conflict', 'this tenant was begun with another administrator; name that one again');
  }
  const id = randomUUID();
  await tx.rows(sql`
    insert into remit.folder (tenant_id, path, name) values (${tx.tenantId}, '/', '/') on conflict do nothing`);
  await tx.rows(sql`
    insert into remit.member (tenant_id, id, person, name, email)
    values (${tx.tenantId}, ${id}, ${person}, ${name}, ${email})`);
  await tx.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    values (${tx.tenantId}, ${randomUUID()}, ${starterAdministrator}, '/', ${id})`);
  const document = starterPolicy();
  await publishPolicyVersion(tx, {
    document,
    basedOn: 0,
    hash: hashOf(document),
    effectHash: null,
    author: null,
    reason: 'First policy',
  });
  return id;
}

const zones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** @throws StoreError `invalid` */
export function requireZone(zone: string): void {
  if (!zones.has(zone)) {
    throw new StoreError(
      'invalid',
      `\`${zone}\` is no time zone: write one of IANA's names, such as Europe/Paris`,
    );
  }
}

/** @throws StoreError `invalid` */
export function requireCurrency(code: string): void {
  if (!currencies.has(code)) {
    throw new StoreError(
      'invalid',
      `\`${code}\` is no currency: write three capital letters of ISO 4217, such as EUR`,
    );
  }
}
