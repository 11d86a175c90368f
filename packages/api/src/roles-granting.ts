import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { rolesNaming } from '@remit/policy/validate/roles-naming';
import type { Subject } from '@remit/policy/subject';
import type { KnownDirectory } from './known-directory.ts';

const known = new WeakMap<CompiledPolicy, Map<string, ReadonlySet<string>>>();

/**
 * The roles whose assignment can give an action on a type to anybody at all, by themselves or by what they include.
 * A policy never changes once compiled, so each question is worked out once for it.
 */
export function rolesGranting(policy: CompiledPolicy, action: string, typeName: string): ReadonlySet<string> {
  const answers = known.get(policy) ?? new Map<string, ReadonlySet<string>>();
  known.set(policy, answers);
  const key = `${typeName}:${action}`;
  const answered = answers.get(key);
  if (answered !== undefined) return answered;
  const type = policy.types.get(typeName);
  const naming = type === undefined ? null : rolesNaming(policy, action, type);
  const roles = [...policy.closures].flatMap(([role, ways]) =>
    ways.some((way) => naming?.has(way.at(-1) ?? role) === true) ? [role] : [],
  );
  const answer = new Set(roles);
  answers.set(key, answer);
  return answer;
}

/** The members worth asking whether they may take an action on a type: everybody else holds nothing that gives it. */
export function candidatesFor(
  policy: CompiledPolicy,
  directory: KnownDirectory,
  action: string,
  typeName: string,
): readonly Subject[] {
  const roles = rolesGranting(policy, action, typeName);
  return directory
    .subjects()
    .filter(({ assignments }) => assignments.some(({ assignment }) => roles.has(assignment.role)));
}
