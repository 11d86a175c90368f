import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment, Resource } from './check.ts';
import type { Decision } from './decision.ts';
import type { Directory } from './directory.ts';
import { decide } from './decide.ts';
import { subjectOf, type Subject } from './subject.ts';

/** Every member who may take the action on the resource, in the directory's order, with the decision that says so. */
export function whoCan(
  compiled: CompiledPolicy,
  directory: Directory,
  action: string,
  resource: Resource,
  environment: Environment,
): readonly { readonly subject: Subject; readonly decision: Decision }[] {
  return directory.members.flatMap((member) => {
    const subject = subjectOf(directory, member.id);
    if (subject === null) return [];
    const decision = decide(compiled, { subject, action, resource, environment });
    return decision.outcome === 'allow' ? [{ subject, decision }] : [];
  });
}
