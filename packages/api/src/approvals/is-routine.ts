import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { decide } from '@remit/policy/decide';
import type { Subject } from '@remit/policy/subject';

/** A request is routine to whoever could approve so many times as much. */
const HEADROOM = 3;

/**
 * Whether a request may be approved together with others like it: whoever looks could approve three times as much by their
 * own authority, and nothing is asked for beside it, so that no limit and no duty calls for a closer look.
 */
export function isRoutine(
  compiled: CompiledPolicy,
  subject: Subject,
  resource: Resource,
  environment: Environment,
): boolean {
  const field = compiled.types.get(resource.type)?.amount;
  const amount = field === undefined ? null : (resource.attributes[field] ?? null);
  if (field === undefined || amount?.type !== 'money') return false;
  const minor = amount.minor * HEADROOM;
  if (!Number.isSafeInteger(minor)) return false;
  const more = { ...resource, attributes: { ...resource.attributes, [field]: { ...amount, minor } } };
  return [resource, more].every(
    (each) =>
      decide(compiled, { subject, action: 'approve', resource: each, environment }).outcome === 'allow',
  );
}
