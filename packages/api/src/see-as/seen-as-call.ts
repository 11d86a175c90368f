import { readSeeAs } from '@remit/store/directory/see-as';
import { denialOf, refusedPermission } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { readOnlySentence } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import { decideSeeAs, seeAsProblem } from './see-as.ts';
import { type TenantCall } from '../tenant-call.ts';

const permission = 'remit.Member:seeAs';

/**
 * The call of somebody who sees the tenant as another member: from here on it is decided for that person, and shows what
 * both may see. Asked at every call, in its own transaction: that it was begun in this very session and is not over, and
 * that the asker still may. Everything that would change something is refused, and each call is an event of its own.
 * @param call the asker's own, which was let in
 * @throws RemitError `precondition` where it was not begun, or is over; `forbidden` with the reason
 */
export async function seenAsCall(call: TenantCall, id: string): Promise<TenantCall> {
  const { access, directory, procedure, sessionId, subject: asker } = call;
  const person = directory.subject(id);
  const until =
    sessionId === null ? null : await readSeeAs(call.tx, { sessionId, asker: asker.member.id, person: id });
  // Whom the address names is told nobody who has not begun: that they are there is not for everybody to know.
  if (person === null || until === null) throw new RemitError('precondition', notBegun);
  const decision = decideSeeAs(call, person);
  const problem = seeAsProblem(call, person);
  if (problem !== null) throw new RemitError('precondition', problem);
  if (decision.outcome !== 'allow') throw denialOf(call, permission, id, decision.because);
  const seen: TenantCall = {
    ...call,
    slug: `${call.slug}~${id}`,
    subject: person,
    onlooker: { subject: asker, until },
    decisions: [],
    checks: new Map(),
    reads: [
      {
        ...happenedIn(call, decision),
        action: 'see-as.looked',
        target: { type: 'remit.Member', id },
        outcome: 'allow',
        because: decision.because,
        details: { procedure },
      },
    ],
  };
  if (access.mode === 'write') throw refusedHere(seen, readOnlySentence(person.member.name));
  if (access.own === true) throw refusedHere(seen, ownSentence(person.member.name));
  return seen;
}

const notBegun = 'you see the tenant as nobody else now: begin it first, or begin it again';

const ownSentence = (name: string): string =>
  `This is ${name}'s own, and is not shown to whoever sees as them.`;

function refusedHere(call: TenantCall, sentence: string): RemitError {
  const { id } = call.subject.member;
  const target = { type: 'remit.Member', id };
  return new RemitError('forbidden', sentence, {
    sentences: [sentence],
    denial: {
      ...refusedPermission(call, call.access.permission, target, [], sentence),
      because: [{ kind: 'state', because: sentence }],
    },
  });
}
