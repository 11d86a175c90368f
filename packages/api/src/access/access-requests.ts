import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@remit/audit/audit-event';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { RefusedThing } from '@remit/approvals/refused-thing';
import { EXPIRES_AFTER, nextTime } from '@remit/approvals/run-clock';
import type { Decider } from '@remit/approvals/step-deciders';
import { draftCase, takeEvent } from '@remit/approvals/take-event';
import {
  countWaitingAccess,
  insertAccessRequest,
  listAccessRequests,
  listWaitingAccess,
  type StoredAccessRequest,
} from '@remit/store/directory/access-requests';
import { writeAudit } from '@remit/store/audit/audit-log';
import { addNotices, type NewNotice } from '@remit/store/notices/notices';
import { accessAsking, accessContent, asksIn, grantsHere } from './access-case.ts';
import { requireAccessFor } from './access-for.ts';
import { type AccessAsking, grantersOf } from './access-granters.ts';
import { accessView } from './access-view.ts';
import type { AccessRequestsView } from './access-views.ts';
import { RemitError } from '../errors.ts';
import { unlessSeenAs } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import { holdsRole } from '../holds-role.ts';
import { requirePlaces } from '../require/require-places.ts';
import type { TenantCall } from '../tenant-call.ts';

export interface AskAccessInput {
  readonly role: string;
  readonly folder: string;
  /** ms from the moment it is granted. */
  readonly lasts: number;
  readonly reason: string;
  readonly refused: RefusedThing;
  /** The member in whose place it is asked; null for oneself. */
  readonly onBehalfOf: string | null;
}

/** What may be asked for at most, and at least: longer is for an assignment that somebody answers for. */
export const longestAccess = 90 * 86_400_000;
export const shortestAccess = 3_600_000;

/** So many are shown of a kind. */
const mostListed = 200;

/** How many may wait of whom asks for them: whoever wants to be given more than that asks for a role that has it all. */
const mostWaiting = 20;

/** What waits for the asker to grant, oldest first, and what was asked by them or for them, newest first. */
export async function listAccess(call: TenantCall): Promise<AccessRequestsView> {
  const me = call.subject.member;
  const [toDecide, mine] = await Promise.all([
    waitingHere(call),
    listAccessRequests(call.tx, me.id, mostListed),
  ]);
  const view = (stored: StoredAccessRequest) => {
    const shown = accessView(call, stored);
    const { decide, withdraw } = shown;
    return { ...shown, decide: unlessSeenAs(call, decide), withdraw: unlessSeenAs(call, withdraw) };
  };
  const seen = (stored: StoredAccessRequest): boolean => onlookerIsIn(call, stored);
  return { toDecide: toDecide.filter(seen).map(view), mine: mine.filter(seen).map(view) };
}

/** What waits for the asker to grant, oldest first. All that waits in the tenant is looked at: theirs may be the last of it. */
async function waitingHere(call: TenantCall): Promise<readonly StoredAccessRequest[]> {
  const found: StoredAccessRequest[] = [];
  for (let after: string | null = null; found.length < mostListed;) {
    const page: readonly StoredAccessRequest[] = await listWaitingAccess(call.tx, after, pageLength);
    found.push(...page.filter((stored) => grantsHere(call, stored)));
    after = page.at(-1)?.id ?? null;
    if (page.length < pageLength) break;
  }
  return found.slice(0, mostListed);
}

const pageLength = 500;

/** Whoever looks on is shown those requests alone that they asked for or may grant themselves. */
function onlookerIsIn(call: TenantCall, stored: StoredAccessRequest): boolean {
  const { onlooker } = call;
  if (onlooker === null || asksIn(stored, onlooker.subject.member.id)) return true;
  return grantsHere({ ...call, subject: onlooker.subject, onlooker: null }, stored);
}

/** Nobody's answer is an answer after this long: whoever asked knows then, and may ask again. 14 days. */
const openFor = 14 * 86_400_000;

const grantStep = {
  name: 'Grant',
  by: { kind: 'able' },
  need: 'any',
  optional: false,
  within: openFor / EXPIRES_AFTER,
} as const;

/**
 * Asks for a role at a folder for a time, for oneself or in another's place. It goes to whoever may give it there; asking
 * again for what waits joins it.
 * @throws RemitError as `requireAccessFor`; `invalid` for a role or a folder that is not there; `conflict` for what is held
 *   already, where others asked for it, and where too many wait; `forbidden` where nobody may give it
 */
export async function askAccess(call: TenantCall, input: AskAccessInput): Promise<{ readonly id: string }> {
  const me = call.subject.member;
  const subject = requireAccessFor(call, input.onBehalfOf);
  const { id: member, name } = subject.member;
  const sentBy = input.onBehalfOf === null ? null : me.id;
  const { role, folder, lasts } = input;
  requireRole(call, role);
  const [holder, whom] = sentBy === null ? ['you hold', 'you'] : [`${name} holds`, name];
  if (holdsRole({ ...call, subject }, role, folder))
    throw new RemitError('conflict', `${holder} \`${role}\` in ${folder} already`);
  const before = await listAccessRequests(call.tx, member, mostListed);
  const same = before.find(
    (each) =>
      each.status === 'waiting' && each.member === member && each.role === role && each.folder === folder,
  );
  if (same !== undefined && !asksIn(same, me.id))
    throw new RemitError('conflict', `this was asked for ${name} already; it waits`);
  if (same !== undefined) return { id: same.id };
  if ((await countWaitingAccess(call.tx, me.id)) >= mostWaiting)
    throw new RemitError('conflict', `${mostWaiting} requests of yours wait already; take one back first`);
  const asking = accessAsking(call, { member, sentBy });
  const granters = grantersOf({ ...call, compiled: call.policy.compiled }, asking, role, folder);
  if (granters.length === 0) {
    throw nobodyGives(call, whom, { member, sentBy, role, folder, lasts });
  }
  // Last of all: who is refused is refused alike, whether there is such a folder or not.
  requirePlaces(call, { department: null, folder });
  const id = randomUUID();
  const state = begunAccess(asking, accessContent(input), call.environment.now, granters);
  if (!(await insertAccessRequest(call.tx, { ...input, id, member, sentBy }, state, nextTime(state)))) {
    throw new RemitError('conflict', 'this was asked for a moment ago; it waits');
  }
  await addNotices(call.tx, noticesOfAsking(call, { id, member, sentBy }, granters));
  await writeAudit(call.tx, accessEvent(call, 'access.asked', id, { ...input, member, sentBy }, null));
  return { id };
}

/** @throws RemitError `invalid` for a role that is not there */
function requireRole({ policy }: TenantCall, role: string): void {
  if (policy.compiled.assignable.has(role)) return;
  throw new RemitError('invalid', `\`role\`: there is no role \`${role}\``);
}

/** The refusal of what waits for nobody. @param whom it was asked for, as the asker reads it */
function nobodyGives(call: TenantCall, whom: string, about: About): RemitError {
  const sentence = `Nobody may give ${whom} \`${about.role}\` in ${about.folder}.`;
  return new RemitError('forbidden', sentence, {
    sentences: [sentence],
    denial: {
      ...accessEvent(call, 'access.asked', about.member, about, null),
      outcome: 'deny',
      because: [{ kind: 'state', because: sentence }],
    },
  });
}

/** Where a request stands that was just sent. @param content what its approvals are given of */
function begunAccess(
  asking: AccessAsking,
  content: string,
  at: number,
  granters: readonly Decider[],
): ApprovalCase {
  const by = asking.sender ?? asking.submitter;
  const begun = takeEvent(
    draftCase(asking, content, at),
    { kind: 'submit', at, by, revision: 1, content, steps: [grantStep] },
    () => granters,
  );
  if (!begun.ok) throw new Error('a new access request could not begin');
  return { ...begun.next, revision: 1 };
}

/** Whoever may give it is told, and whoever it was asked for by somebody else. */
function noticesOfAsking(
  call: TenantCall,
  { id, member, sentBy }: Pick<StoredAccessRequest, 'id' | 'member' | 'sentBy'>,
  granters: readonly Decider[],
): readonly NewNotice[] {
  const waiting: NewNotice = {
    to: granters.map((granter) => granter.member),
    kind: 'waiting',
    about: 'access',
    target: id,
    occasion: 'asked',
    actor: call.subject.member.id,
  };
  if (sentBy === null) return [waiting];
  return [
    waiting,
    { to: [member], kind: 'sent', about: 'access', target: id, occasion: 'sent', actor: sentBy },
  ];
}

type About = Pick<StoredAccessRequest, 'member' | 'sentBy' | 'role' | 'folder' | 'lasts'>;

/** The audit event of something done about an access request. @param until of what was granted */
export function accessEvent(
  call: TenantCall,
  action: 'access.asked' | 'access.granted' | 'access.refused' | 'access.withdrawn',
  id: string,
  { member, sentBy, role, folder, lasts }: About,
  until: number | null,
): AuditEvent {
  return {
    ...happenedIn(call, call.decisions[0] ?? null, sentBy === call.subject.member.id ? member : null),
    action,
    target: { type: 'remit.AccessRequest', id },
    outcome: 'allow',
    because: call.decisions[0]?.because ?? [],
    before: null,
    after: until === null ? null : { role, folder, until },
    details: { member, role, folder, lasts },
  };
}
