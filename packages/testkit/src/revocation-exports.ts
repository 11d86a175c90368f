import { setTimeout as pause } from 'node:timers/promises';
import type { AuditTasksView, AuditTaskView } from '@remit/api/audit/audit-views';
import { raceCall, type RaceCredentials } from './revocation-http.ts';

/** Asks a server for an export of the whole record. @returns id of the task */
export async function askForExport(url: string, slug: string, credentials: RaceCredentials): Promise<string> {
  const asked = await ask<{ readonly id: string }>(url, slug, credentials, 'export', {
    format: 'csv',
    filter: {},
  });
  return asked.id;
}

/** The latest exports of the member of a lane, with fresh links to those that are finished. */
export async function exportsOf(
  url: string,
  slug: string,
  credentials: RaceCredentials,
): Promise<AuditTasksView['tasks']> {
  return (await ask<AuditTasksView>(url, slug, credentials, 'exports', undefined)).tasks;
}

/** An export that has come to its end, with fresh links to it; asks for one when there is none. */
export async function finishedExport(
  url: string,
  slug: string,
  credentials: RaceCredentials,
): Promise<AuditTaskView> {
  let asked = false;
  for (;;) {
    const tasks = await exportsOf(url, slug, credentials);
    const finished = tasks.find(({ state, work }) => state === 'done' && work.kind === 'export');
    if (finished !== undefined) return finished;
    if (!asked) await askForExport(url, slug, credentials);
    asked = true;
    // A job that ends tells nobody; whoever waits for it looks, as the page does.
    await pause(10);
  }
}

async function ask<T>(
  url: string,
  slug: string,
  credentials: RaceCredentials,
  procedure: 'export' | 'exports',
  input: unknown,
): Promise<T> {
  const { status, text } = await raceCall(url, `/t/${slug}/rpc/audit.${procedure}`, credentials, input);
  if (status !== 200) throw new Error(`audit.${procedure} was refused before a race: ${text}`);
  const reply = JSON.parse(text) as { readonly result: { readonly data: T } };
  return reply.result.data;
}
