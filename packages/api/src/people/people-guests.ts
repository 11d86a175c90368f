import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@remit/audit/audit-event';
import { parseEmail } from '@remit/identity/email';
import { hashSessionToken, newSessionToken } from '@remit/identity/session-token';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Assignment, Member } from '@remit/policy/directory';
import { matches } from '@remit/policy/evaluate-row-filter';
import { standingProblem } from '@remit/policy/standing';
import { insertAssignment } from '@remit/store/directory/assignments';
import { writeAudit } from '@remit/store/audit/audit-log';
import { insertGuest, loadSponsors, setGuestEnd } from '@remit/store/directory/guests';
import { keepInvitation } from '@remit/store/identity/invitations';
import { denialOf } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { rowsGuard, rowsOf } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import { knowDirectory } from '../known-directory.ts';
import { changedDirectory, endingAt } from './people-change.ts';
import { requirePeriod } from './people-assign.ts';
import { type PeopleOutcome, requireNoRefusal } from './people-refused.ts';
import { memberRecord } from './people-search.ts';
import { requireOnMember } from './people-suspend.ts';
import { requireAssignable } from '../require/require-assignable.ts';
import { requireGivable } from '../require/require-givable.ts';
import { requireMember } from '../require/require-member.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { GuestsView } from './people-views.ts';
import { whoAdministers } from '../who-administers.ts';

/** Somebody from outside who is to come in for a time. Instants are ms since 1970 UTC; validity is half-open. */
export interface InviteInput {
  readonly name: string;
  readonly email: string;
  /** The member who answers for them. */
  readonly sponsor: string;
  readonly from: number | null;
  readonly until: number;
  readonly roles: readonly { readonly role: string; readonly folder: string }[];
}

/** How long an invitation can be taken at most, in ms. */
const invitationLasts = 14 * 86_400_000;

/**
 * Invites a guest: a member with a beginning and an end, the roles they hold in that time, and a link by which they
 * come in, which is told once and kept nowhere. The link is kept before the member commits: of the two, a link that
 * leads to nobody is the one that may be left over.
 * @throws RemitError `invalid` for an e-mail, a time, a role, a folder or a sponsor that is none; `conflict` when a
 *   member has the e-mail; `forbidden` with the reasons
 */
export async function inviteGuest(
  call: TenantCall,
  input: InviteInput,
): Promise<{ readonly member: string; readonly token: string }> {
  const email = parseEmail(input.email);
  if (email === null) throw new RemitError('invalid', '`email`: an e-mail address has one `@`');
  requirePeriod(call, input);
  const member = guestOf(input, email);
  const decision = decideHere(call, 'invite', { ...memberRecord(member), id: null });
  if (decision.outcome !== 'allow') throw denialOf(call, 'remit.Member:invite', null, decision.because);
  requireSponsor(call, input.sponsor);
  for (const { role, folder } of input.roles) requireAssignable(call, role, folder);
  if (call.directory.directory.members.some((other) => other.email === email)) {
    throw new RemitError('conflict', 'a member has this e-mail already; assign roles to them instead');
  }

  const assignments = input.roles.map(({ role, folder }): Assignment => {
    const holder = { kind: 'member', id: member.id } as const;
    return { id: randomUUID(), holder, role, folder, from: null, until: null };
  });
  // What the rules of groups give them besides is given too.
  const { directory } = call.directory;
  const invited = knowDirectory(changedDirectory(directory, { kind: 'invite', member, assignments }));
  const given = invited.subject(member.id)?.assignments ?? [];
  requireGivable(call, { assignments: given.filter(({ through }) => through.kind !== 'member') });
  const happened = guestEvent(call, 'guest.invited', member, input.sponsor, decision);
  requireNoRefusal(call, { kind: 'invite', member, assignments }, happened);
  const token = newSessionToken();
  const { id, person, name } = member;
  const expiresAt = Math.min(input.until, Math.max(call.environment.now, input.from ?? 0) + invitationLasts);
  await call.services.store.withIdentity((tx) =>
    keepInvitation(
      tx,
      { tenantId: call.tenantId, memberId: id, person, email, name },
      hashSessionToken(token),
      expiresAt,
    ),
  );
  const { sponsor, from, until } = input;
  await insertGuest(call.tx, { id, person, name, email, sponsor, from, until });
  for (const assignment of assignments) await insertAssignment(call.tx, assignment);
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { member: id, token };
}

function guestOf({ name, from, until }: InviteInput, email: string): Member {
  const nothing = { title: 'Guest', department: null, manager: null, attributes: {} } as const;
  const id = randomUUID();
  return { id, person: randomUUID(), kind: 'person', name, email, ...nothing, status: 'active', from, until };
}

/** @throws RemitError `not-found`; `invalid` for somebody who cannot answer for anybody */
function requireSponsor(call: TenantCall, id: string): Member {
  const { member } = requireMember(call, id);
  if (member.until !== null) throw new RemitError('invalid', '`sponsor`: a guest answers for nobody');
  const problem = standingProblem(member, call.environment.now);
  if (problem !== null || member.kind !== 'person') {
    throw new RemitError('invalid', `\`sponsor\`: ${member.name} is not active here`);
  }
  return member;
}

export interface ExtendInput {
  readonly member: string;
  /** When the guest's time ends; `now` ends it at once. */
  readonly until: number | 'now';
  /** Who answers for them from now on; whoever did so far, if left out. */
  readonly sponsor?: string | undefined;
}

/**
 * Sets when a guest's time ends, later or sooner; their sessions end with the change.
 * @throws RemitError `not-found`; `invalid` for somebody who is no guest, a time that is over, or without a sponsor who
 *   is active; `forbidden` with the reasons, and as `peopleRefusal` says
 */
export async function extendGuest(
  call: TenantCall,
  input: ExtendInput,
): Promise<{ readonly member: string; readonly until: number }> {
  const { now } = call.environment;
  const until = input.until === 'now' ? now : input.until;
  const { member, decision } = readyToExtend(call, input.member, until);
  const sponsors = await loadSponsors(call.tx);
  const before = sponsors.get(member.id) ?? null;
  // To end a guest's time nobody has to answer for them any more.
  const sponsor =
    input.until === 'now' && input.sponsor === undefined
      ? (before ?? call.subject.member.id)
      : requireSponsor(call, input.sponsor ?? before ?? call.subject.member.id).id;
  const next = { ...member, ...endingAt(member, until) };
  const action = input.until === 'now' ? 'guest.ended' : 'guest.extended';
  const happened = guestEvent(call, action, next, sponsor, decision, {
    sponsor: before,
    from: member.from,
    until: member.until,
  });
  requireNoRefusal(call, { kind: 'end-at', member, until }, happened);
  await setGuestEnd(call.tx, member.id, { until, sponsor });
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { member: member.id, until };
}

/**
 * A guest whose end the asker may set.
 * @param until ms since 1970 UTC
 * @throws RemitError `not-found`; `forbidden`, also for more time with a role that the asker may not give; `invalid` for
 *   somebody who has no end, and for an end that is past
 */
export function readyToExtend(
  call: TenantCall,
  id: string,
  until: number,
): { readonly member: Member; readonly decision: DecisionInFull } {
  const { member, assignments } = requireMember(call, id);
  const decision = requireOnMember(call, member, 'invite');
  if (member.until === null) throw new RemitError('invalid', `${member.name} is no guest and has no end`);
  if (until < call.environment.now) throw new RemitError('invalid', '`until`: lies in the past');
  if (until > member.until) {
    // More time with a role is that role once more: it is for whoever may assign it.
    for (const { assignment, through } of assignments) {
      const { role, folder } = assignment;
      const means = call.policy.compiled.assignable.has(role);
      if (through.kind === 'member' && means) requireAssignable(call, role, folder);
    }
  }
  return { member, decision };
}

/** The guests whom the asker may see, those who end first above, and who answers for each. */
export async function listGuests(call: TenantCall): Promise<GuestsView> {
  const { directory, environment } = call;
  const filter = rowsOf(call, 'remit.Member', 'read');
  const sponsors = await loadSponsors(call.tx);
  const guests = directory.directory.members
    .filter((member) => member.until !== null && matches(filter, memberRecord(member)))
    .toSorted((a, b) => (a.until ?? 0) - (b.until ?? 0) || (a.id < b.id ? -1 : 1));
  return {
    now: environment.now,
    timeZone: call.standing.tenant.timeZone,
    guests: guests.flatMap((member) => {
      const person = directory.chip(member.id);
      if (person === null) return [];
      return {
        person,
        email: member.email,
        standing: standingProblem(member, environment.now) ?? 'active',
        from: member.from,
        until: member.until ?? 0,
        ...sponsorView(call, sponsors.get(member.id) ?? null),
      };
    }),
    invite: rowsGuard(call, 'remit.Member', 'invite', whoAdministers(call)),
  };
}

/** Who answers for a guest, and what is wrong with that. */
export function sponsorView(
  { directory, environment }: Pick<TenantCall, 'directory' | 'environment'>,
  id: string | null,
): Pick<GuestsView['guests'][number], 'sponsor' | 'sponsorProblem'> {
  const member = id === null ? null : directory.member(id);
  if (member === null) return { sponsor: null, sponsorProblem: 'nobody answers for this guest' };
  const problem = standingProblem(member, environment.now);
  const said = {
    left: 'has left',
    suspended: 'is suspended',
    ended: 'is no longer here',
    'not-started': 'is not here yet',
  } as const;
  return {
    sponsor: directory.chip(member.id),
    sponsorProblem: problem === null ? null : `${member.name}, who answers for this guest, ${said[problem]}`,
  };
}

/** The audit event of what is done to a guest, made or refused. */
function guestEvent(
  call: TenantCall,
  action: 'guest.invited' | 'guest.extended' | 'guest.ended',
  { id, from, until }: Member,
  sponsor: string,
  decision: DecisionInFull,
  before: {
    readonly sponsor: string | null;
    readonly from: number | null;
    readonly until: number | null;
  } | null = null,
) {
  const state = { sponsor, from, until: until ?? 0 };
  return ({ outcome, because }: PeopleOutcome): AuditEvent => ({
    ...happenedIn(call, decision),
    action,
    target: { type: 'remit.Member', id },
    outcome,
    because,
    before,
    after: outcome === 'allow' ? state : null,
    details: state,
  });
}
