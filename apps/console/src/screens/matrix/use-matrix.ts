import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessView } from '@remit/api/people/people-access-views';
import type { PolicyView } from '@remit/api/policy/policy-views';
import { cellStates, type CellStates } from '../../draft/cell-states.ts';
import type { Draft } from '../../draft/draft.ts';
import type { CellAddress } from '../../draft/edit-cells.ts';
import type { KnownUses } from '../../draft/known-uses.ts';
import { isRisky } from '../../draft/risky-cell.ts';
import { typesOf } from '../../draft/grant-reach.ts';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import { keptLines } from '../../parts/grid/kept-lines.ts';
import { isOwnGrant } from '../../draft/unused-cells.ts';
import type { MatrixAddress } from './matrix-address.ts';
import { changedCells } from './matrix-cells.ts';
import { matrixFilter, type TellsCell } from './matrix-filter.ts';
import { matrixColumns, matrixRows, type MatrixColumn, type MatrixRow } from './matrix-lines.ts';
import { matrixLooks, type MatrixLooks } from './matrix-looks.ts';
import { personCells } from './person-cells.ts';
import { roleCells } from './role-cells.ts';

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  /** So many of the first columns stay in sight. */
  readonly frozen: number;
  readonly cellAt: (row: number, column: number) => CellLook;
  readonly now: CellStates;
  readonly before: CellStates;
  readonly looks: MatrixLooks;
  readonly labelOf: (role: string) => string;
  /** How many cells the draft changes that the filter keeps from showing; counted when it is asked for. */
  readonly hiddenChanges: () => number;
  /** Active members who hold a role; null for one that is not published yet. */
  readonly holdersOf: (role: string) => number | null;
}

/** What a matrix is made of. */
interface AskedMatrix {
  readonly policy: PolicyView;
  readonly draft: Draft;
  readonly address: MatrixAddress;
  readonly closed: ReadonlySet<string>;
  readonly people: readonly AccessView[];
  /** What was used, where what was not is asked for; null until that is known. */
  readonly uses: KnownUses | null;
}

/** The matrix as its address asks for it: lines, and the look of each cell under the draft. */
export function useMatrix({ policy, draft, address, closed, people, uses }: AskedMatrix): Matrix {
  const t = useTranslations('matrix');
  const [labels] = useState(() => new Map<string, string>());
  const { document, base } = draft;
  for (const { name, label } of document.roles) labels.set(name, label ?? name);
  const [looks] = useState(() => matrixLooks(t, (role) => labels.get(role) ?? role));
  const [keptRows] = useState(() => keptLines<MatrixRow>());
  const [keptColumns] = useState(() => keptLines<MatrixColumn>());
  const holdersOf = useHolders(policy);
  const now = cellStates(document);
  const before = cellStates(base);
  const changes = (): readonly CellAddress[] => changedCells(document, now, before);
  // Nobody can use what the draft grants for the first time.
  const isUnused: TellsCell = (role, type, action) =>
    uses !== null &&
    isOwnGrant(now.of(role, type, action)) &&
    isOwnGrant(before.of(role, type, action)) &&
    uses.unused(role, type, action);
  const types = typesOf(document);
  const filter = matrixFilter(address, {
    roles: document.roles,
    now,
    changes,
    risky: (role, type, action) => isRisky(now.of(role, type, action), type, action),
    unused: uses === null ? null : isUnused,
    holdersOf,
  });
  const { q, module, compared, frozen } = address;
  const rows = keptRows(matrixRows({ document, types, q, module, closed, shows: filter.showsAction }));
  const shows = (role: string): boolean => filter.showsRole(role, rows);
  const columns = keptColumns([
    ...matrixColumns(document.roles, { q: address.role, compared, frozen, shows }),
    ...people.map(({ person: { id, name } }): MatrixColumn => {
      return { key: id, label: name, role: null, person: id, marked: true };
    }),
  ]);
  const isChanged = (role: string): boolean => !now.sameRole(role, before);
  const ofRole = roleCells({ looks, types, now, before, isChanged, isUnused });
  const ofPerson = personCells(people, looks);
  const cellAt = (row: number, column: number): CellLook => {
    const line = rows[row];
    const { role, person } = columns[column] ?? { role: null, person: null };
    if (line === undefined) return looks.group([], false);
    return role === null ? ofPerson(person ?? '', line) : ofRole(role, line);
  };
  const hiddenChanges = (): number => {
    const shown = new Set(rows.flatMap(({ type, actions }) => actions.map((action) => `${type} ${action}`)));
    const shownRoles = new Set(columns.map(({ role }) => role));
    return changes().filter(
      ({ role, type, action }) => !shownRoles.has(role) || !shown.has(`${type} ${action}`),
    ).length;
  };
  return {
    rows,
    columns,
    frozen: compared.length > 0 ? 0 : heldOf(columns, frozen),
    cellAt,
    now,
    before,
    looks,
    labelOf: (role) => labels.get(role) ?? role,
    hiddenChanges,
    holdersOf,
  };
}

/** How many hold a role: the same function whatever a draft says, for the line of it under the matrix. */
function useHolders({ roles }: PolicyView): (role: string) => number | null {
  const holders = new Map(roles.map(({ name, holders }) => [name, holders]));
  return (role) => holders.get(role) ?? null;
}

/** How many of the first columns are frozen ones. */
function heldOf(columns: readonly MatrixColumn[], frozen: readonly string[]): number {
  const free = columns.findIndex(({ role }) => role === null || !frozen.includes(role));
  return free < 0 ? columns.length : free;
}
