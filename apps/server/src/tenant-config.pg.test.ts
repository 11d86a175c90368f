import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';
import { askAt } from './testing/some-operator.ts';

const { served, tenant } = await serveTenant();

test('a tenant says of itself what its administrator last saved, with one event of what it was before', async () => {
  const nora = await tenant.signIn('nora');
  const before = await tenant.auditCount();
  const config = { name: 'Halden & Sons', accent: 'purple', timeZone: 'Europe/Berlin', baseCurrency: 'CHF' };
  expect((await nora.call('tenant.saveConfig', config)).data).toMatchObject(config);
  expect((await nora.call('tenant.config')).data).toMatchObject({ ...config, update: { allowed: true } });
  expect(await tenant.auditCount()).toBe(before + 1);
  const [event] = await tenant.rows(sql`
    select before, after from remit.audit_event where action = 'tenant.configured'`);
  expect(event).toMatchObject({ before: { name: 'Halden Works', accent: 'indigo' }, after: config });
  expect((await askAt(served, `/t/${tenant.slug}/rpc/tenant.public`, undefined)).data).toMatchObject({
    name: 'Halden & Sons',
    accent: 'purple',
  });
  // Two who change it at once: the second sees first what the first one saved.
  const seen = { ...config, secondPerson: false };
  const late = { ...config, name: 'Halden', seen: { ...seen, accent: 'indigo' } };
  expect((await nora.call('tenant.saveConfig', late)).error?.code).toBe('conflict');
  expect((await nora.call('tenant.saveConfig', { ...config, seen })).status).toBe(200);
  expect(await tenant.auditCount()).toBe(before + 2);
  for (const wrong of [
    { accent: 'red; x' },
    { timeZone: 'Mars/Base' },
    { baseCurrency: 'XXQ' },
    { slug: 'other' },
  ]) {
    expect((await nora.call('tenant.saveConfig', { ...config, ...wrong })).error?.code).toBe('invalid');
  }
  expect(await tenant.auditCount()).toBe(before + 2);
});
