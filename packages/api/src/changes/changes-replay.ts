import { decide } from '@remit/policy/decide';
import { countDecisions, readDecisions } from '@remit/store/audit/audit-decisions';
import { readAuditEvent } from '@remit/store/audit/audit-search';
import { auditReader } from '../audit/audit-rows.ts';
import type { ReplayChange, ReplayView } from './changes-impact-views.ts';
import { placeOf } from '../audit/audit-list.ts';
import { parseCursor, writeCursor } from '../cursor.ts';
import { RemitError } from '../errors.ts';
import type { DraftHere } from './draft-here.ts';
import { typeGuard } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';
import { recordLook } from '../records/record-look.ts';
import { toldMembers } from '../told-members.ts';
import { whoAdministers } from '../who-administers.ts';

const days = 30;
/** The newest; of more, those are looked at and it says so. */
const mostReplayed = 20_000;
const pageSize = 1_000;
/** Of one page so many are shown with their event; all are counted. */
const mostShown = 25;

/**
 * A page of the decisions of the last 30 days, taken again: every fact as it was asked then, once under the policy in
 * force and once under the draft. What the draft turns around is counted, and shown as far as the asker may read it. What
 * comes out otherwise by now without the draft is not the draft's doing, and left out.
 * @param cursor where the page before ended; null begins
 */
export async function replayDecisions(
  call: TenantCall,
  { draft, policy }: DraftHere,
  cursor: string | null,
): Promise<ReplayView> {
  const reads = typeGuard(call, 'remit.Audit', 'read', whoAdministers(call));
  const since = call.environment.now - days * 86_400_000;
  const nothing = { since, refused: 0, allowed: 0, changes: [], hidden: 0 };
  if (!reads.allowed) return { ...nothing, kept: reads, done: 0, total: 0, more: false, next: null };
  const { done, counted } = await placeIn(call, cursor, since);
  const total = Math.min(counted, mostReplayed);
  const limit = Math.min(pageSize, total - done);
  const after = cursor === null ? null : placeOf(cursor);
  const page = limit > 0 ? await readDecisions(call.tx, { since, after, limit }) : [];
  const turned = page.flatMap(({ id, asked }) => {
    const before = decide(call.policy.compiled, asked.check).outcome;
    const after = decide(policy.compiled, asked.check).outcome;
    if ((before === 'allow') === (after === 'allow') || before !== asked.outcome) return [];
    return [{ id, asked, now: after === 'allow' ? ('allow' as const) : ('deny' as const) }];
  });
  const tells = toldMembers(call);
  const told = turned.filter(({ asked }) => tells(asked.check.subject.member.id));
  const own = call.subject.member.id;
  if (told.some(({ asked }) => asked.check.subject.member.id !== own)) {
    recordLook(call, `decisions of ${days} days under draft ${draft.number}`);
  }
  const changes = await Promise.all(told.slice(0, mostShown).map(({ id, now }) => changeOf(call, id, now)));
  const last = page.at(-1);
  const reached = done + page.length;
  return {
    since,
    kept: reads,
    refused: turned.filter(({ now }) => now === 'deny').length,
    allowed: turned.filter(({ now }) => now === 'allow').length,
    changes: changes.filter((change) => change !== null),
    hidden: turned.length - told.length,
    done: reached,
    total,
    more: counted > mostReplayed,
    next:
      last === undefined || reached >= total
        ? null
        : writeCursor({ at: last.exactly, id: last.id, done: reached, counted }),
  };
}

/** How far earlier pages came, of how many: counted once, for looking at them is a decision that is recorded too. */
async function placeIn(
  call: TenantCall,
  cursor: string | null,
  since: number,
): Promise<{ readonly done: number; readonly counted: number }> {
  if (cursor === null) return { done: 0, counted: await countDecisions(call.tx, since, mostReplayed + 1) };
  const [done = -1, counted = -1] = ['done', 'counted'].map((part) => Number(parseCursor(cursor, part)));
  if (Number.isSafeInteger(done) && Number.isSafeInteger(counted) && done >= 0 && counted >= 0)
    return { done, counted: Math.min(counted, mostReplayed + 1) };
  throw new RemitError('invalid', '`cursor`: take it from `next` of the page before');
}

async function changeOf(call: TenantCall, id: string, now: 'allow' | 'deny'): Promise<ReplayChange | null> {
  const event = await readAuditEvent(call.tx, id);
  return event === null ? null : { event: auditReader(call).row(event), now };
}
