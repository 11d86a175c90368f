import { afterAll } from 'vitest';
import { type Caller, serveSample, type Served, type ServedTenant } from './serve-sample.ts';

/** A server with a tenant of the sample, and those who are signed in to it, by the names that were asked for. */
type ServedWith<Name extends string> = Readonly<Record<Name, Caller>> & {
  readonly served: Served;
  readonly tenant: ServedTenant;
};

/**
 * What most tests of the server begin with: a tenant of the sample with some of its people signed in, until the last
 * test of the file is over.
 * @param names first names, in small letters
 */
export function serveTenant<Name extends string>(...names: readonly Name[]): Promise<ServedWith<Name>> {
  return serveTenantMade((served) => served.addTenant(), ...names);
}

/** The same where the tenant is not the sample as it is. @param make the tenant */
export async function serveTenantMade<Name extends string>(
  make: (served: Served) => Promise<ServedTenant>,
  ...names: readonly Name[]
): Promise<ServedWith<Name>> {
  const served = await serveSample();
  afterAll(() => served.close());
  const tenant = await make(served);
  const people: Partial<Record<Name, Caller>> = {};
  for (const name of names) people[name] = await tenant.signIn(name);
  return { ...(people as Record<Name, Caller>), served, tenant };
}
