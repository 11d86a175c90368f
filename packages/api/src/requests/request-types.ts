import type { Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { FavouredType } from '@remit/policy/favour';
import { isRequestType, paymentRequest } from '@remit/policy/request-type';
import type { Value } from '@remit/policy/values/value';
import { RemitError } from '../errors.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Guard } from '../views.ts';

/** The types of requests that a policy declares, in its order, as they are compiled: what is read of a record rests on it. */
export function requestTypesOf(compiled: CompiledPolicy): readonly FavouredType[] {
  const found = known.get(compiled) ?? [...compiled.types.values()].filter(isRequestType);
  known.set(compiled, found);
  return found;
}

const known = new WeakMap<CompiledPolicy, readonly FavouredType[]>();

/** The same, of the policy in force. */
export const requestTypes = (call: TenantCall): readonly FavouredType[] =>
  requestTypesOf(call.policy.compiled);

/** @throws RemitError `invalid` for what is no type of requests, saying which are */
export function requireRequestType(call: TenantCall, name: string): FavouredType {
  const types = requestTypes(call);
  const found = types.find((type) => type.name === name);
  if (found !== undefined) return found;
  const names = types.map((type) => `\`${type.name}\``).join(', ');
  throw new RemitError(
    'invalid',
    `\`type\`: \`${name}\` is no type of requests; there are ${names || 'none'}`,
  );
}

/** The value of the field that means something to a record's type; null where it has none. */
export function meantBy(
  compiled: CompiledPolicy,
  { type, attributes }: Pick<Resource, 'type' | 'attributes'>,
  meaning: 'owner' | 'amount' | 'department' | 'title',
): Value | null {
  const field = compiled.types.get(type)?.[meaning];
  return field === undefined ? null : (attributes[field] ?? null);
}

/** What is said of something that is done to requests of any type: that it may be, or why payments may not. */
export function ofAnyType(call: TenantCall, guard: (type: string) => Guard): Guard {
  const guards = requestTypes(call).map(({ name }) => guard(name));
  return guards.find(({ allowed }) => allowed) ?? guards[0] ?? guard(paymentRequest);
}
