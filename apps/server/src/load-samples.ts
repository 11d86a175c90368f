import { randomUUID } from 'node:crypto';
import { hashPassword } from '@remit/identity/password';
import { brightwaterFoods } from '@remit/sample/brightwater-foods';
import { haldenWorks } from '@remit/sample/halden-works';
import type { TenantSample } from '@remit/sample/tenant-sample';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { setOperator } from '@remit/store/identity/operators';
import { loadTenantSample } from '@remit/store/tenants/load-tenant';
import type { Store } from '@remit/store/open-store';

/** The two sample tenants, made anew at each call: the same bytes every time. */
export function samples(): readonly TenantSample[] {
  return [haldenWorks(), brightwaterFoods()];
}

/** The slugs of the sample tenants, known without making them. */
export const sampleSlugs: readonly string[] = ['halden', 'brightwater'];

/**
 * Loads the sample tenants where there is nothing else, and finishes what a killed start began: a tenant opens only
 * when its data and its logins are in.
 * @param password that all sample logins share
 * @returns whether there was anything to load
 */
export async function loadSamples(
  store: Store,
  password: () => string,
  onProgress: (step: string, done?: number, total?: number) => void,
): Promise<boolean> {
  const there = await store.listTenants();
  const foreign = there.some(({ slug }) => !sampleSlugs.includes(slug));
  const open = new Set(there.filter(({ status }) => status === 'active').map(({ slug }) => slug));
  // Beside a tenant of somebody's own, samples have no business.
  if (foreign || open.size === sampleSlugs.length) return false;
  await loadOperator(store, password());
  const missing = samples().filter(({ tenant }) => !open.has(tenant.slug));
  await Promise.all(missing.map((sample) => loadSample(store, sample, password(), onProgress)));
  return true;
}

/** Whoever operates Remit in the story, and is a member of no tenant. */
export const sampleOperator = {
  id: '0b9f4c1e-5d0a-4a57-9a0e-6f1f5b1c7d21',
  name: 'Olga Brandt',
  email: 'olga@operator.example',
  what: 'operates Remit, at /operator/tenants',
} as const;

async function loadOperator(store: Store, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const { id, name, email } = sampleOperator;
  const act = { loginId: null, operator: null, reason: 'sample data', correlationId: randomUUID() };
  await store.withIdentity(async (tx) => {
    await addLogin(tx, { id, name, email, passwordHash });
    await setOperator(tx, email, true, act);
  });
}

async function loadSample(
  store: Store,
  sample: TenantSample,
  password: string,
  onProgress: (step: string, done?: number, total?: number) => void,
): Promise<void> {
  const { tenant, logins } = sample;
  // Hashing takes other cores than loading does.
  const hashing = Promise.all(logins.map(() => hashPassword(password)));
  const made = await store.createTenant(tenant).catch(async (error: unknown) => {
    // A server that started at the same moment was through with it first.
    if ((await store.findTenant(tenant.slug))?.status === 'active') return null;
    throw error;
  });
  if (made === null) return;
  const { id } = made;
  await loadTenantSample(store, id, sample, (done, total) =>
    onProgress(`loading ${tenant.name}`, done, total),
  );
  const hashes = await hashing;
  await store.withIdentity(async (tx) => {
    for (const [index, login] of logins.entries()) {
      const passwordHash = hashes[index];
      if (passwordHash === undefined) throw new Error(`the password of ${login.email} was not hashed`);
      const loginId = await addLogin(tx, { ...login, passwordHash });
      await addMembership(tx, { loginId, tenantId: id, memberId: login.memberId });
    }
  });
  await store.activateTenant(id);
}
