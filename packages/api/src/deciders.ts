import type { Resource } from '@remit/policy/check';
import { decide } from '@remit/policy/decide';
import { planWithSources } from '@remit/policy/plan-rows';
import type { Subject } from '@remit/policy/subject';
import { grantWords } from './grant-words.ts';
import type { TenantCall } from './tenant-call.ts';
import type { DeciderView } from './views.ts';

export interface Deciders {
  readonly deciders: readonly DeciderView[];
  readonly total: number;
}

/** At most this many are named. */
const mostNamed = 10;

/**
 * Answers, for one record after another, who may take an action on it. Members who could take it on no record at all
 * are ruled out once.
 */
export function findDeciders(
  call: TenantCall,
  action: string,
  typeName: string,
): (resource: Resource) => Deciders {
  const { policy, directory } = call;
  // Whoever decides can give the comment that a rule may ask of them.
  const environment = { ...call.environment, met: [...call.environment.met, 'comment' as const] };
  const type = policy.compiled.types.get(typeName);
  let candidates: readonly Subject[] | null = null;
  const mayAtAll = (subject: Subject): boolean =>
    type !== undefined &&
    planWithSources(policy.compiled, subject, action, type, environment).filter.kind !== 'none';

  return (resource) => {
    candidates ??= directory.subjects().filter(mayAtAll);
    const deciders: DeciderView[] = [];
    let total = 0;
    for (const subject of candidates) {
      const decision = decide(policy.compiled, { subject, action, resource, environment });
      const granted = decision.because.find((reason) => reason.kind === 'granted');
      if (decision.outcome !== 'allow' || granted?.kind !== 'granted') continue;
      total += 1;
      const person = directory.chip(subject.member.id);
      if (person === null || deciders.length === mostNamed) continue;
      deciders.push({
        person,
        because: grantWords(policy.compiled, directory, granted.grant, granted.source),
      });
    }
    return { deciders, total };
  };
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
