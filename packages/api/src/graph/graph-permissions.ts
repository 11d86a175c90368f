import type { CompiledPolicy, PlacedGrant } from '@remit/policy/compiled-policy';
import { grantNames } from '@remit/policy/grant-clauses';

interface PermissionsGiven {
  /** By role, `type:action` of what its own grants name. */
  readonly base: ReadonlyMap<string, readonly string[]>;
  readonly scoped: readonly {
    readonly role: string;
    readonly folder: string;
    readonly permissions: readonly string[];
  }[];
}

const known = new WeakMap<CompiledPolicy, PermissionsGiven>();

/** What each role's own grants name, and what they name in folders instead. A policy never changes once compiled. */
export function permissionsGiven(compiled: CompiledPolicy): PermissionsGiven {
  const answered = known.get(compiled);
  if (answered !== undefined) return answered;
  const actions = [...compiled.actions.values()].flatMap((byName) => [...byName.values()]);
  const named = (grants: readonly PlacedGrant[]): readonly string[] =>
    actions
      .filter(({ name, type }) => grants.some((grant) => grantNames(compiled, grant, name, type)))
      .map(({ name, type }) => `${type.name}:${name}`);
  const answer = {
    base: new Map([...compiled.baseGrants].map(([role, grants]) => [role, named(grants)])),
    scoped: [...compiled.scopes].flatMap(([role, byFolder]) =>
      [...byFolder].map(([folder, grants]) => ({ role, folder, permissions: named(grants) })),
    ),
  };
  known.set(compiled, answer);
  return answer;
}
