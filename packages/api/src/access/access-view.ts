import { isAsker } from '@remit/approvals/is-asker';
import { givenUpAt } from '@remit/approvals/run-clock';
import { periodStanding } from '@remit/policy/standing';
import type { StoredAccessRequest } from '@remit/store/directory/access-requests';
import { accessAsking, accessCase, asksIn, grantsHere } from './access-case.ts';
import { grantersOf } from './access-granters.ts';
import type { AccessRequestView } from './access-views.ts';
import { roleLabel } from '../grant-words.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Guard } from '../views.ts';

const mostNamed = 3;

/** An access request as its reader sees it, with what they may do about it. */
export function accessView(call: TenantCall, stored: StoredAccessRequest): AccessRequestView {
  const { directory, policy, subject } = call;
  const { member, role, folder, status, refused } = stored;
  const waits = status === 'waiting';
  const mine = asksIn(stored, subject.member.id);
  // Whoever asked is told whom it waits for; whoever grants it knows that they do.
  const granters =
    mine && waits
      ? grantersOf({ ...call, compiled: policy.compiled }, accessAsking(call, stored), role, folder)
      : [];
  const type = policy.compiled.types.get(refused.type)?.label ?? refused.type;
  return {
    ...stored,
    member: directory.chip(member),
    sentBy: directory.chip(stored.sentBy),
    label: roleLabel(policy.compiled, role),
    refusedWords: `${refused.action} ${type}`,
    standing: standingOf(call, stored),
    decidedBy: directory.chip(stored.decidedBy),
    mine,
    own: member === subject.member.id,
    expiresAt: givenUpAt(accessCase(call, stored)),
    decide: decideGuard(call, stored),
    withdraw:
      mine && waits
        ? {
            allowed: true,
            because: stored.sentBy === null ? 'You asked for it.' : 'It was asked by you or for you.',
          }
        : { allowed: false, reason: mine ? over : 'Only whoever asked takes it back.', next: null },
    granters: granters.slice(0, mostNamed).flatMap((each) => directory.chip(each.member) ?? []),
    grantersTotal: granters.length,
  };
}

const over = 'It is decided already.';

function decideGuard(call: TenantCall, stored: StoredAccessRequest): Guard {
  if (stored.status !== 'waiting') return { allowed: false, reason: over, next: null };
  if (grantsHere(call, stored)) return { allowed: true, because: 'You may give this role there.' };
  return isAsker(accessAsking(call, stored), call.subject.member)
    ? { allowed: false, reason: 'Nobody gives a role that they asked for themselves.', next: null }
    : { allowed: false, reason: 'You may not give this role there.', next: null };
}

/** What was granted ends on the dot, or when somebody takes the role before. */
function standingOf(
  { directory, environment }: TenantCall,
  { status, assignment }: StoredAccessRequest,
): AccessRequestView['standing'] {
  if (status !== 'approved') return status;
  const given = assignment === null ? null : directory.assignment(assignment);
  return given !== null && periodStanding(given, environment.now) === 'active' ? 'granted' : 'ended';
}
