import { ACTION_GROUPS, REMIT_TYPES, actionsOf, shortNameOf } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import type { Declarations } from './declarations.ts';

/** Every name that a statement may use, found at once however many there are. */
export interface KnownNames {
  readonly modules: ReadonlySet<string>;
  readonly sets: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** By full name. */
  readonly types: ReadonlyMap<string, ResourceType>;
  /** Full names by bare one. */
  readonly bareTypes: ReadonlyMap<string, readonly string[]>;
  /** Actions of any type, and the groups of them. */
  readonly actions: ReadonlySet<string>;
}

/** @param declared of several that declare a type of one name the last one counts: what the text itself says */
export function knownNames(declared: readonly Declarations[]): KnownNames {
  const types = new Map(
    [...REMIT_TYPES, ...declared.flatMap((each) => each.types)].map((type) => [type.name, type]),
  );
  const bareTypes = new Map<string, string[]>();
  for (const name of types.keys()) {
    const bare = shortNameOf(name);
    bareTypes.set(bare, [...(bareTypes.get(bare) ?? []), name]);
  }
  return {
    modules: new Set(declared.flatMap((each) => each.modules)),
    sets: new Set(declared.flatMap((each) => each.sets)),
    roles: new Set(declared.flatMap((each) => each.roles)),
    types,
    bareTypes,
    actions: new Set([...ACTION_GROUPS, ...[...types.values()].flatMap(actionsOf)]),
  };
}
