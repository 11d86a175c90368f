import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Environment } from '../check.ts';
import type { Directory } from '../directory.ts';
import type { Subject } from '../subject.ts';
import { diffCells, type CellsDiff, type CellsSide } from './diff-cells.ts';
import { folderRegions } from '../folder-regions.ts';
import { movedDirectory, movedPath, type FolderMove } from '../folder-move.ts';
import { isWithin } from '../path.ts';
import { roleMeanings, type RoleAt, type TypeMeaning } from './role-meanings.ts';
import { rolesHeld } from '../roles-held.ts';
import { subjectOf } from '../subject-of.ts';
import type { SharedFilters } from '../cell-clauses.ts';
import { askedByMeaning, cellMaker, type CellMaker } from '../type-cells.ts';

/** What a move changes for one member, in folders named as they are called afterwards. */
export interface MovedMember {
  readonly member: string;
  readonly regions: readonly { readonly folders: readonly string[]; readonly diff: CellsDiff }[];
}

/** One member on one side of the move. */
interface Side {
  readonly subject: Subject | null;
  readonly held: readonly RoleAt[];
  readonly cells: CellMaker | null;
}

/**
 * What moving a folder changes for whoever reaches the records in it: each record is compared with itself, where it lay
 * and where it will lie. Nothing outside the folder changes. Members for whom nothing changes are absent.
 * @param directory as it is before the move
 * @param only members to ask about; null for everybody
 * Source: semantics.md, "Folders" and "Change".
 */
export function diffMove(
  compiled: CompiledPolicy,
  directory: Directory,
  move: FolderMove,
  environment: Environment,
  only: ReadonlySet<string> | null = null,
): readonly MovedMember[] {
  const after = movedDirectory(directory, move);
  const meanings = roleMeanings(compiled);
  const tree = directory.folders.filter((path) => isWithin(path, move.from));
  const divided = folderRegions(tree);
  const shared: SharedFilters = new Map();
  const back: FolderMove = { from: move.to, to: move.from };
  const asksFolder = new Map<TypeMeaning, boolean>();

  const sideOf = (subject: Subject | null): Side => ({
    subject,
    held: subject === null ? [] : rolesHeld(compiled, subject, environment.now),
    cells: subject === null ? null : cellMaker(compiled, { subject, environment }, shared),
  });
  /** Whether a condition asks for the folder itself, so that the same meaning can come out differently elsewhere. */
  const varies = (meaning: TypeMeaning, { subject }: Side): boolean => {
    if (subject === null) return false;
    const found = asksFolder.get(meaning) ?? askedByMeaning(compiled, meaning, subject).folder;
    asksFolder.set(meaning, found);
    return found;
  };
  /** Where what the roles mean can turn, in the paths of before. */
  const pointsOf = (was: Side, is: Side): ReadonlySet<string> => {
    const points = new Set(['/', move.from]);
    for (const { role, folder } of was.held) {
      points.add(folder);
      for (const turn of meanings.turnsAt(role)) points.add(turn);
    }
    for (const { role, folder } of is.held) {
      for (const turn of [folder, ...meanings.turnsAt(role)])
        if (isWithin(turn, move.to)) points.add(movedPath(turn, back));
    }
    return new Set([...points].filter((point) => point === '/' || isWithin(point, move.from)));
  };
  const cellsIn = (side: Side, meaning: TypeMeaning | null, folder: string): CellsSide => {
    if (meaning === null || side.cells === null) return { cells: null, showing: () => [] };
    const shows = new Set(meaning.parts.flatMap(({ showing }) => showing));
    const rules = compiled.fieldRules.get(meaning.type);
    return {
      cells: side.cells.cellsOf(meaning, folder),
      showing: (field) => (rules?.get(field)?.visible ?? []).filter((role) => shows.has(role)).toSorted(),
    };
  };

  const regionsOf = (was: Side, is: Side): MovedMember['regions'] =>
    divided.at(pointsOf(was, is)).flatMap(({ point, folders }) => {
      if (folders.length === 0) return [];
      const here = meanings.at(was.held, point);
      const there = meanings.at(is.held, movedPath(point, move));
      const types = [...new Set([...here.keys(), ...there.keys()])];
      return types.flatMap((type) => {
        const [one, other] = [here.get(type) ?? null, there.get(type) ?? null];
        const apart = [one, other].some(
          (meaning, side) => meaning !== null && varies(meaning, side === 0 ? was : is),
        );
        if (one === other && !apart) return [];
        const parts = apart ? folders.map((folder) => [folder]) : [folders];
        return parts.flatMap((part) => {
          const [at = point] = part;
          const diff = diffCells(type, cellsIn(was, one, at), cellsIn(is, other, movedPath(at, move)));
          return diff === null ? [] : [{ folders: part.map((path) => movedPath(path, move)), diff }];
        });
      });
    });

  return directory.members.flatMap(({ id }) => {
    if (only !== null && !only.has(id)) return [];
    const was = sideOf(subjectOf(directory, id));
    if (was.held.length === 0) return [];
    const is = sideOf(subjectOf(after, id));
    const regions = regionsOf(was, is);
    return regions.length === 0 ? [] : [{ member: id, regions }];
  });
}
