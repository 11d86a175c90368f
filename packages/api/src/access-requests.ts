import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@remit/audit/audit-event';
import type { RefusedThing } from '@remit/approvals/refused-thing';
import { EXPIRES_AFTER, nextTime } from '@remit/approvals/run-clock';
import { draftCase, takeEvent } from '@remit/approvals/take-event';
import {
  insertAccessRequest,
  listAccessRequests,
  type StoredAccessRequest,
} from '@remit/store/access-requests';
import { writeAudit } from '@remit/store/audit-log';
import { addNotices } from '@remit/store/notices';
import { grantsHere } from './access-case.ts';
import { grantersOf } from './access-granters.ts';
import { accessView } from './access-view.ts';
import type { AccessRequestsView } from './access-views.ts';
import { RemitError } from './errors.ts';
import { unlessSeenAs } from './guard.ts';
import { happenedIn } from './happened-in.ts';
import { holdsRole } from './holds-role.ts';
import type { TenantCall } from './tenant-call.ts';

export interface AskAccessInput {
  readonly role: string;
  readonly folder: string;
  /** ms from the moment it is granted. */
  readonly lasts: number;
  readonly reason: string;
  readonly refused: RefusedThing;
}

/** What may be asked for at most, and at least: longer is for an assignment that somebody answers for. */
export const longestAccess = 90 * 86_400_000;
export const shortestAccess = 3_600_000;

/** Everything that waits is looked at; a tenant with more has other worries. */
const mostListed = 200;

/** What waits for the asker to grant, oldest first, and what they asked for themselves, newest first. */
export async function listAccess(call: TenantCall): Promise<AccessRequestsView> {
  const me = call.subject.member;
  const [waiting, mine] = await Promise.all([
    listAccessRequests(call.tx, 'waiting', mostListed),
    listAccessRequests(call.tx, { member: me.id }, mostListed),
  ]);
  const toDecide = waiting.filter((stored) => grantsHere(call, stored));
  const view = (stored: StoredAccessRequest) => {
    const shown = accessView(call, stored);
    const { decide, withdraw } = shown;
    return { ...shown, decide: unlessSeenAs(call, decide), withdraw: unlessSeenAs(call, withdraw) };
  };
  const seen = (stored: StoredAccessRequest): boolean => onlookerIsIn(call, stored);
  return { toDecide: toDecide.filter(seen).map(view), mine: mine.filter(seen).map(view) };
}

/** Whoever looks on is shown those requests alone that they asked for or may grant themselves. */
function onlookerIsIn(call: TenantCall, stored: StoredAccessRequest): boolean {
  const { onlooker } = call;
  if (onlooker === null || stored.member === onlooker.subject.member.id) return true;
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
 * Asks for a role at a folder for a time. It goes to whoever may give it there; asking again for what waits joins it.
 * @throws RemitError `invalid` for a role or a folder that is not there; `conflict` for what the asker holds already;
 *   `forbidden` where nobody may give it to them
 */
export async function askAccess(call: TenantCall, input: AskAccessInput): Promise<{ readonly id: string }> {
  const { compiled } = call.policy;
  const { id: member, person } = call.subject.member;
  const { now } = call.environment;
  const { role, folder } = input;
  if (!compiled.assignable.has(role)) {
    throw new RemitError('invalid', `\`role\`: there is no role \`${role}\``);
  }
  if (!call.directory.directory.folders.includes(folder)) {
    throw new RemitError('invalid', `\`folder\`: there is no folder \`${folder}\``);
  }
  if (holdsRole(call, role, folder))
    throw new RemitError('conflict', `you hold \`${role}\` in ${folder} already`);
  const before = await listAccessRequests(call.tx, { member }, mostListed);
  const same = before.find(
    (each) => each.status === 'waiting' && each.role === role && each.folder === folder,
  );
  if (same !== undefined) return { id: same.id };
  const granters = grantersOf({ ...call, compiled }, { member, person }, role, folder);
  if (granters.length === 0) {
    const sentence = `Nobody may give you \`${role}\` in ${folder}.`;
    const about = { member, role, folder, lasts: input.lasts };
    throw new RemitError('forbidden', sentence, {
      sentences: [sentence],
      denial: {
        ...accessEvent(call, 'access.asked', member, about, null),
        outcome: 'deny',
        because: [{ kind: 'state', because: sentence }],
      },
    });
  }
  const id = randomUUID();
  const content = JSON.stringify([role, folder, input.lasts]);
  const by = { member, person };
  const begun = takeEvent(
    draftCase({ submitter: by, sender: null }, content, now),
    { kind: 'submit', at: now, by, revision: 1, content, steps: [grantStep] },
    () => granters,
  );
  if (!begun.ok) throw new Error('a new access request could not begin');
  const state = { ...begun.next, revision: 1 };
  if (!(await insertAccessRequest(call.tx, { ...input, id, member }, state, nextTime(state)))) {
    throw new RemitError('conflict', 'you asked for this a moment ago; it waits');
  }
  await addNotices(call.tx, [
    {
      to: granters.map((granter) => granter.member),
      kind: 'waiting',
      about: 'access',
      target: id,
      occasion: 'asked',
      actor: member,
    },
  ]);
  await writeAudit(call.tx, accessEvent(call, 'access.asked', id, { ...input, member }, null));
  return { id };
}

type About = Pick<AskAccessInput, 'role' | 'folder' | 'lasts'> & { readonly member: string };

/** The audit event of something done about an access request. @param until of what was granted */
export function accessEvent(
  call: TenantCall,
  action: 'access.asked' | 'access.granted' | 'access.refused' | 'access.withdrawn',
  id: string,
  { member, role, folder, lasts }: About,
  until: number | null,
): AuditEvent {
  return {
    ...happenedIn(call, call.decisions[0] ?? null),
    action,
    target: { type: 'remit.AccessRequest', id },
    outcome: 'allow',
    because: call.decisions[0]?.because ?? [],
    before: null,
    after: until === null ? null : { role, folder, until },
    details: { member, role, folder, lasts },
  };
}
