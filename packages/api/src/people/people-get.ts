import { periodStanding, standingProblem } from '@remit/policy/standing';
import { loadSponsors } from '@remit/store/directory/guests';
import { assignChoices } from './assign-choices.ts';
import { assignmentRecord } from '../assignment-record.ts';
import { roleLabel, throughName } from '../grant-words.ts';
import { guardOf, typeGuard, unlessSeenAs } from '../guard.ts';
import { liveSessions } from '../live/live-sessions.ts';
import { sponsorView } from './people-guests.ts';
import { memberRecord } from './people-search.ts';
import { requireMember } from '../require/require-member.ts';
import { seeAsGuard } from '../see-as/see-as.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { PersonView } from './people-views.ts';
import type { Guard } from '../views.ts';
import { whoAdministers } from '../who-administers.ts';

/**
 * A member as whoever administers people sees them: what they hold and by which assignment, until when, and what the
 * asker may do about it.
 * @throws RemitError `not-found` for nobody and for someone whom the asker may not see
 */
export async function getPerson(call: TenantCall, id: string): Promise<PersonView> {
  const { directory, environment, policy } = call;
  const subject = requireMember(call, id);
  const { member, assignments } = subject;
  const person = directory.chip(id);
  if (person === null) throw new Error('a member whom the directory has is not in it');
  const next = whoAdministers(call);
  const onMember = (action: string): Guard =>
    unlessSeenAs(
      call,
      guardOf(call, decideHere(call, action, memberRecord(member)), { type: 'remit.Member', action }, next),
    );
  const readsSessions = typeGuard(call, 'remit.Session', 'read', next);
  const sessions = readsSessions.allowed ? await liveSessions(call, null) : null;
  const sponsors = member.until === null ? new Map<string, string>() : await loadSponsors(call.tx);
  return {
    person,
    email: member.email,
    status: member.status,
    standing: standingProblem(member, environment.now) ?? 'active',
    guest:
      member.until === null
        ? null
        : { from: member.from, until: member.until, ...sponsorView(call, sponsors.get(id) ?? null) },
    assignments: assignments.map(({ assignment, through }) => {
      const { role, folder, from, until } = assignment;
      const decision = decideHere(call, 'delete', assignmentRecord(assignment.id, role, folder));
      const name = throughName(directory, through);
      return {
        id: assignment.id,
        role,
        roleLabel: roleLabel(policy.compiled, role),
        folder,
        from,
        until,
        standing: periodStanding(assignment, environment.now),
        through: { kind: through.kind, name },
        unassign:
          through.kind === 'member'
            ? unlessSeenAs(
                call,
                guardOf(call, decision, { type: 'remit.Assignment', action: 'delete' }, next),
              )
            : {
                allowed: false,
                reason: `Everybody in the ${through.kind} ${name} holds it; one of them alone cannot lose it.`,
                next: null,
              },
      };
    }),
    sessions: sessions === null ? null : sessions.filter(({ memberId }) => memberId === id).length,
    ...assignChoices(call, next),
    seeAs: unlessSeenAs(call, seeAsGuard(call, subject)),
    suspend: onMember('suspend'),
    move: onMember('update'),
    extend: onMember('invite'),
    endSessions: typeGuard(call, 'remit.Session', 'end', next),
    now: environment.now,
  };
}
