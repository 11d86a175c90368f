import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenantMade } from './testing/serve-tenant.ts';

const { tenant, tom, nora } = await serveTenantMade(
  async (server) => {
    const made = await server.addTenant();
    // He asks for payments in the folders of his department alone, and reads nothing of any other.
    await made.rows(sql`
      update remit.assignment set folder = '/operations' where role = 'Employee' and department = '/operations'`);
    return made;
  },
  'tom',
  'nora',
);

const refused = { action: 'delete', type: 'wms.Item', record: null } as const;

interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const gloves = (folder: string) => ({
  purpose: 'Gloves',
  amount: { minor: 10_000, currency: 'EUR' },
  department: '/operations/production',
  folder,
});

const asked = (folder: string) => ({
  role: 'Payroll',
  folder,
  lasts: 86_400_000,
  reason: 'Stock taking',
  refused,
});

/** Each with what is answered of a folder that is there. */
const calls: readonly (readonly [string, (folder: string) => Promise<Answer>, number])[] = [
  ['what would help there', (folder) => tom.call('access.options', { ...refused, folder }), 200],
  ['what would become of a request there', (folder) => tom.call('requests.preview', gloves(folder)), 200],
  ['a payment there', (folder) => tom.call('requests.submit', gloves(folder)), 403],
  ['a role there that nobody gives', (folder) => nora.call('access.ask', asked(folder)), 403],
];

test.each(calls)(
  'whoever asks for %s cannot tell a folder that they do not know from none',
  async (_, ask, status) => {
    const there = await tenant.rows(sql`select 1 from remit.folder where path = '/people/files'`);
    expect(there).toHaveLength(1);
    const [hidden, none] = await Promise.all(['/people/files', '/people/fires'].map(ask));
    expect(hidden?.status).toBe(status);
    expect(told(hidden)).toEqual(told(none));
  },
);

/** An answer without what is of its call alone. */
const told = (answer: Answer | undefined): unknown =>
  JSON.parse(
    JSON.stringify([answer?.status, answer?.data, answer?.error && { ...answer.error, correlationId: '' }])
      .replaceAll('/people/files', 'it')
      .replaceAll('/people/fires', 'it'),
  );

test('of a folder in which somebody may ask for something they are told that it is not there', async () => {
  for (const procedure of ['requests.preview', 'requests.submit']) {
    const { status, error } = await tom.call(procedure, gloves('/operations/nowhere'));
    expect([status, error?.message]).toEqual([400, '`folder`: there is no folder `/operations/nowhere`']);
  }
});

test('what a form offers is shown whole, also where it may not be submitted as it stands', async () => {
  const { folders } = (await tom.call('requests.form', {})).data;
  expect(folders).toContain('/operations/production');
  const foreign = { ...gloves('/operations/production'), department: '/people' };
  const { data } = await tom.call('requests.preview', foreign);
  expect(data.submit.allowed).toBe(false);
  expect(data.steps.length).toBeGreaterThan(0);
});
