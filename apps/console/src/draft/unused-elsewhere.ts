import type { RoleUseView } from '@remit/api/uses/uses-views';
import type { PolicyDocument, Role } from '@remit/policy/document';
import { includedRoles } from './cell-state.ts';
import type { CellAddress } from './edit-cells.ts';
import type { KnownUses } from './known-uses.ts';
import { ownCells, unusedCells } from './unused-cells.ts';

/** What an included role gives that nobody used, by whatever way they hold it. */
export interface UnusedIncluded {
  readonly role: Role;
  readonly cells: readonly CellAddress[];
}

/**
 * What comes with a role from those that it includes and nobody used: it is taken away where it is given, for everybody who
 * has it from there.
 */
export function unusedIncluded(
  document: PolicyDocument,
  base: PolicyDocument,
  role: Role,
  uses: KnownUses,
): readonly UnusedIncluded[] {
  return includedRoles(document, role).flatMap((included) => {
    const cells = unusedCells(ownCells(document, base, included.name), uses);
    return cells.length === 0 ? [] : [{ role: included, cells }];
  });
}

/** How many hold a role by one way, and how many of them did anything by it since; `way` null: held directly. */
export interface WayUsed {
  readonly way: string | null;
  readonly people: number;
  readonly used: number;
}

/**
 * By which ways a role is held, those that nobody used first. Nothing where not everybody is told of, or not what they did:
 * of the others it would say that they used it not.
 */
export function waysUsed({ people, total, tells, from }: RoleUseView): readonly WayUsed[] {
  if (!tells.allowed || people.length < total) return [];
  const ways = new Map<string | null, { people: number; used: number }>();
  for (const { through, uses } of people) {
    for (const way of through) {
      const found = ways.get(way) ?? { people: 0, used: 0 };
      ways.set(way, found);
      found.people += 1;
      if (uses.some(({ at }) => at >= from)) found.used += 1;
    }
  }
  return [...ways]
    .map(([way, counts]) => ({ way, ...counts }))
    .toSorted((one, other) => one.used / one.people - other.used / other.people || other.people - one.people);
}
