import { standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { typeGuard } from '../guard.ts';
import type { HomeStep, HomeView } from './home-views.ts';
import { candidatesFor } from '../roles-granting.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Where so many people are, nobody is beginning any more. */
const begun = 10;

/** The roles that a tenant begins with: who administers it, and everybody's own requests. */
const begunWith = 2;

/**
 * The first five steps of a new tenant, each done or not by what stands; null once all are or people are
 * at work here, and to whoever may not publish a policy: nobody else can take most of them.
 */
export function startOf(call: TenantCall): HomeView['start'] {
  if (!typeGuard(call, 'remit.Policy', 'publish', null).allowed) return null;
  const { directory, policy, environment } = call;
  const { document } = policy.compiled;
  const here = directory.subjects().filter(({ member }) => standingProblem(member, environment.now) === null);
  if (here.length >= begun) return null;
  const administrators = new Set(
    candidatesFor(policy.compiled, directory, 'publish', 'remit.Policy').map(({ member }) => member.id),
  );
  const others = here.filter(({ member }) => !administrators.has(member.id));
  const done: Readonly<Record<HomeStep, boolean>> = {
    people: here.length > 1,
    second: personsOf(here.filter(({ member }) => administrators.has(member.id))).size > 1,
    roles: document.roles.length > begunWith,
    given: others.some(({ assignments }) => assignments.length > 0),
    proof: document.tests.length + document.guards.length > 0,
  };
  const steps = (['people', 'second', 'roles', 'given', 'proof'] as const).map((step) => ({
    step,
    done: done[step],
  }));
  return steps.every((each) => each.done) ? null : steps;
}

function personsOf(subjects: readonly Subject[]): ReadonlySet<string> {
  return new Set(subjects.map(({ member }) => member.person));
}
