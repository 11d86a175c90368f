import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTenancy } from './load-tenancy.ts';

const hints = { host: 'acme.test', path: 'acme', header: undefined, cookie: undefined };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-resolver-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function moduleOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const load = (tenantResolver: string) =>
  loadTenancy({ tenantDomain: null, defaultTenant: null, tenantResolver });

test('a deployment’s own resolver says which tenant a call is for', async () => {
  const path = moduleOf(
    'own.mjs',
    "export const resolveTenant = async ({ host }) => ({ slug: host.split('.')[0] });",
  );
  const { resolver } = await load(path);
  expect(await resolver?.(hints)).toEqual({ slug: 'acme', host: null });
});

test.each(['null', "'acme'", '{}', '{ slug: 7 }', '{ slug: null, host: undefined }'])(
  'an answer of %s names no tenant',
  async (answer) => {
    const name = `answer-${Buffer.from(answer).toString('hex')}.mjs`;
    const { resolver } = await load(moduleOf(name, `export const resolveTenant = () => (${answer});`));
    expect(await resolver?.(hints)).toBeNull();
  },
);

test('a module that cannot be loaded, or exports no such function, is refused at the start', async () => {
  await expect(load(join(folder, 'missing.mjs'))).rejects.toMatchObject({
    code: 'refused',
    publicMessage: expect.stringContaining('cannot be loaded'),
  });
  await expect(load(moduleOf('other.mjs', 'export const other = 1;'))).rejects.toMatchObject({
    code: 'refused',
    publicMessage: expect.stringContaining('does not export a function resolveTenant'),
  });
});
