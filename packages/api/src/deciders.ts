import type { Resource } from '@remit/policy/check';
import { decide } from '@remit/policy/decide';
import { decideInFull } from '@remit/policy/decide-in-full';
import type { Cause } from '@remit/policy/decision';
import type { Subject } from '@remit/policy/subject';
import { grantWords } from './grant-words.ts';
import { candidatesFor } from './roles-granting.ts';
import type { TenantCall } from './tenant-call.ts';
import type { DeciderView } from './views.ts';

export interface Deciders {
  readonly deciders: readonly DeciderView[];
  readonly total: number;
}

/** At most this many are named. */
const mostNamed = 10;

/**
 * Answers, for one record after another, who may take an action on it: first those whose authority lies nearest to
 * the record, for theirs is the desk that it goes to.
 */
export function findDeciders(
  call: TenantCall,
  action: string,
  typeName: string,
): (resource: Resource) => Deciders {
  const { policy, directory } = call;
  // Whoever decides can give the comment that a rule may ask of them.
  const environment = { ...call.environment, met: [...call.environment.met, 'comment' as const] };
  let candidates: readonly Subject[] | null = null;

  return (resource) => {
    candidates ??= candidatesFor(policy.compiled, directory, action, typeName);
    const found = candidates.flatMap((subject) => {
      const check = { subject, action, resource, environment };
      if (decide(policy.compiled, check).outcome !== 'allow') return [];
      const { because } = decideInFull(policy.compiled, check);
      const granted = because.filter((reason) => reason.kind === 'granted').toSorted(nearestFirst);
      const [nearest] = granted;
      return nearest === undefined ? [] : [{ subject, granted: nearest }];
    });
    const named = found
      .toSorted((a, b) => nearestFirst(a.granted, b.granted))
      .slice(0, mostNamed)
      .flatMap(({ subject, granted }) => {
        const person = directory.chip(subject.member.id);
        const because = grantWords(policy.compiled, directory, granted.grant, granted.source);
        return person === null ? [] : [{ person, because }];
      });
    return { deciders: named, total: found.length };
  };
}

type Granted = Extract<Cause, { kind: 'granted' }>;

/** The deeper the folder that an authority is held at, the nearer it is to the records that it reaches. */
function nearestFirst(a: Granted, b: Granted): number {
  const depth = ({ source }: Granted): number => source.folder.split('/').filter(Boolean).length;
  return depth(b) - depth(a);
}

/** Who else could do it, as a next step: "Henrik Dahl can decide it." Null when nobody can. */
export function decidersWords({ deciders, total }: Deciders): string | null {
  const [first, second] = deciders;
  if (first === undefined) return null;
  if (second === undefined) return `${first.person.name} can decide it.`;
  const others = total - 2;
  const rest = others === 0 ? '' : ` and ${others} ${others === 1 ? 'other' : 'others'}`;
  return others === 0
    ? `${first.person.name} and ${second.person.name} can decide it.`
    : `${first.person.name}, ${second.person.name}${rest} can decide it.`;
}
