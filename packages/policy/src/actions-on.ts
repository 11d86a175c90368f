import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment, Resource } from './check.ts';
import type { Subject } from './subject.ts';
import { actionsOf } from './catalog.ts';
import { decide } from './decide.ts';

/**
 * The actions that a subject may take on one resource, in the order in which its type declares them: those to which a
 * decision says allow, with what the environment has met. None for a type that the policy does not know.
 */
export function actionsOn(
  compiled: CompiledPolicy,
  subject: Subject,
  resource: Resource,
  environment: Environment,
): readonly string[] {
  const type = compiled.types.get(resource.type);
  if (type === undefined) return [];
  return actionsOf(type).filter(
    (action) => decide(compiled, { subject, action, resource, environment }).outcome === 'allow',
  );
}
