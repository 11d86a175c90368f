import type { TenantCalls } from '../data/calls.ts';
import { isPassing, problemOf } from '../data/problem.ts';
import { draftSessionsOf } from './draft-sessions.ts';
import { forgetLeftEdits, type LeftEdits, leftEdits } from './left-edits.ts';
import { leftOnDraft } from './left-on-draft.ts';

/** What became of edits that were left behind: saved, or to be chosen from in their draft, or refused for a reason. */
export type LeftSent =
  | { readonly kind: 'saved' }
  | { readonly kind: 'met'; readonly draft: string; readonly name: string }
  | { readonly kind: 'refused'; readonly reason: string };

// Asked for by the page around every screen and by the screen that shows the draft: both hear one answer.
const sending = new WeakMap<TenantCalls, Map<string, Promise<readonly LeftSent[]>>>();

/**
 * Sends again what the reader edited as an earlier page was left, of one draft; once in the life of a page. What meets
 * somebody else's edits is made again beside them; what both changed is kept until its author has chosen.
 * @throws TRPCClientError where the server cannot be reached; everything is kept, for the next time that it is asked for
 */
export function sendLeftEdits(calls: TenantCalls, id: string): Promise<readonly LeftSent[]> {
  const ofTenant = sending.get(calls) ?? new Map<string, Promise<readonly LeftSent[]>>();
  sending.set(calls, ofTenant);
  const known = ofTenant.get(id);
  if (known !== undefined) return known;
  const sent = send(calls, id).catch((error: unknown) => {
    ofTenant.delete(id);
    throw error;
  });
  ofTenant.set(id, sent);
  return sent;
}

async function send(calls: TenantCalls, id: string): Promise<readonly LeftSent[]> {
  const sent: LeftSent[] = [];
  for (const edits of leftEdits(calls)) {
    // In the order in which they were made: a later one stands on those before it.
    if (edits.call.input.id === id) sent.push(await sendOne(calls, edits));
  }
  return sent;
}

async function sendOne(calls: TenantCalls, edits: LeftEdits): Promise<LeftSent> {
  const { client, queryClient, options } = calls;
  const { call } = edits;
  try {
    if (call.path === 'changes.begin') await client.changes.begin.mutate(call.input);
    else await client.changes.save.mutate(call.input);
  } catch (error) {
    if (isPassing(error)) throw error;
    const { code, message } = problemOf(error);
    if (code === 'conflict') return takeUp(calls, edits);
    forgetLeftEdits(calls, edits);
    return { kind: 'refused', reason: message };
  }
  forgetLeftEdits(calls, edits);
  await queryClient.invalidateQueries({ queryKey: options.changes.pathKey() });
  return { kind: 'saved' };
}

/** The draft moved since, by these edits or by somebody else's. */
async function takeUp(calls: TenantCalls, edits: LeftEdits): Promise<LeftSent> {
  const sessions = draftSessionsOf(calls);
  const { id } = edits.call.input;
  const view = await calls.client.changes.get.query({ id });
  const base = await sessions.server.base(view.basedOn);
  const done = leftOnDraft(edits, view, await sessions.server.base(edits.basedOn), base);
  const forget = (): void => forgetLeftEdits(calls, edits);
  if (done.kind === 'there') {
    forget();
    return { kind: 'saved' };
  }
  const session = sessions.of(view, base);
  const reason = session.make(done.deed);
  if (reason !== null || done.conflicts.length === 0) {
    forget();
    return reason === null ? { kind: 'saved' } : { kind: 'refused', reason };
  }
  session.meet(done.conflicts, forget);
  return { kind: 'met', draft: id, name: view.name };
}
