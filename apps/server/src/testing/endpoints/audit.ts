import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Asking } from '../endpoint-row.ts';
import { only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

const readsAudit = only(['administrator', 'security analyst'], 'forbidden');

/** Some event of a tenant. */
async function anEvent(tenant: Asking['tenant']): Promise<string> {
  const [event] = await tenant.rows<{ id: string }>(sql`select id from remit.audit_event limit 1`);
  if (event === undefined) throw new Error('a tenant without a record of its own making');
  return event.id;
}

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

/** A view of the asker's that tells them nothing yet. */
async function watchedView({ asker }: Asking) {
  const view = { screen: 'audit', name: randomUUID(), words: { outcome: 'deny' } };
  await asker?.call('views.save', view);
  return { name: view.name, tells: true };
}

export const auditRows: RowsOf<'audit'> = {
  'audit.list': { input: () => ({ filter: {} }), own: readsAudit },
  'audit.figures': { input: () => ({ filter: {} }), own: readsAudit },
  'audit.get': { input: async ({ tenant }) => ({ id: await anEvent(tenant) }), own: readsAudit },
  'audit.verify': { input: nothing, own: readsAudit },
  'audit.export': { input: () => ({ format: 'csv', filter: {} }), own: readsAudit },
  'audit.exports': { input: nothing, own: readsAudit },
  'audit.cancelExport': { input: async (asking) => ({ id: await askedExport(asking) }), own: readsAudit },
  'audit.alerts': { input: nothing, own: readsAudit },
  'audit.watch': { input: watchedView, own: readsAudit },
  'audit.download': { input: finishedExport, own: readsAudit },
};
