import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment } from './check.ts';
import type { Subject } from './subject.ts';
import { folderRegions } from './folder-regions.ts';
import { isWithin } from './path.ts';
import { roleMeanings, type PlaceMeaning, type RoleAt, type RoleMeanings } from './compare/role-meanings.ts';
import { rolesHeld } from './roles-held.ts';
import { askedByMeaning, cellMaker, type TypeCells } from './type-cells.ts';

/** Folders in which a subject may do the same. */
export interface MatrixRegion {
  readonly folders: readonly string[];
  /** Types of which nothing is given are absent. Equal cells are one object, across regions too. */
  readonly types: ReadonlyMap<string, TypeCells>;
}

/** Everything that one subject may do: type by action by folder, and what it gets of every field there. */
export interface Matrix {
  readonly regions: readonly MatrixRegion[];
}

/**
 * The folders at which what a subject may do can change on the way down: where it holds a role, and where a role that
 * it holds means something else; the root among them.
 */
export function turningPoints(
  sides: readonly { readonly meanings: RoleMeanings; readonly held: readonly RoleAt[] }[],
): Set<string> {
  const points = new Set(['/']);
  for (const { meanings, held } of sides) {
    for (const { role, folder } of held) {
      points.add(folder);
      for (const turn of meanings.turnsAt(role)) if (isWithin(turn, folder)) points.add(turn);
    }
  }
  return points;
}

/**
 * The whole matrix of one subject: *always*, *never* or *when* for each action on each type in each folder, with the
 * grants behind it, and the mask of each field. The same as a plan for that folder, and as a decision on its records.
 * @param folders every folder of the tenant
 * Source: semantics.md, "Change".
 */
export function matrix(
  compiled: CompiledPolicy,
  subject: Subject,
  environment: Environment,
  folders: readonly string[],
): Matrix {
  const meanings = roleMeanings(compiled);
  const held = rolesHeld(compiled, subject, environment.now);
  const points = turningPoints([{ meanings, held }]);
  const { cellsOf } = cellMaker(compiled, { subject, environment }, new Map());
  const known = new Map<unknown, TypeCells>();
  const varying = new Map<unknown, boolean>();

  const typesAt = (place: PlaceMeaning, folder: string): MatrixRegion['types'] => {
    const types = new Map<string, TypeCells>();
    for (const [type, meaning] of place) {
      const cells = known.get(meaning) ?? cellsOf(meaning, folder);
      if (varying.get(meaning) === false) known.set(meaning, cells);
      types.set(type, cells);
    }
    return types;
  };
  /** Whether a condition asks for the folder itself, so that each folder stands alone. */
  const varies = (place: PlaceMeaning): boolean =>
    [...place.values()].some((meaning) => {
      const found = varying.get(meaning) ?? askedByMeaning(compiled, meaning, subject).folder;
      varying.set(meaning, found);
      return found;
    });

  const regions = folderRegions(folders)
    .at(points)
    .flatMap(({ point, folders: inside }): MatrixRegion[] => {
      if (inside.length === 0) return [];
      const place = meanings.at(held, point);
      if (varies(place))
        return inside.map((folder) => ({ folders: [folder], types: typesAt(place, folder) }));
      return [{ folders: inside, types: typesAt(place, point) }];
    });
  return { regions };
}
