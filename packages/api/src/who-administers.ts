import { decide } from '@remit/policy/decide';
import { candidatesFor } from './roles-granting.ts';
import { type TenantCall, typeAsked } from './tenant-call.ts';

/** Whom to ask for more access, as a next step: someone who may publish a policy. Null when that is nobody. */
export function whoAdministers({ policy, directory, environment }: TenantCall): string | null {
  const resource = typeAsked('remit.Policy');
  const administrator = candidatesFor(policy.compiled, directory, 'publish', resource.type).find(
    (subject) =>
      decide(policy.compiled, { subject, action: 'publish', resource, environment }).outcome === 'allow',
  );
  return administrator === undefined ? null : `${administrator.member.name} can give it to you.`;
}
