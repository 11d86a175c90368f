import { actionsOf } from '@remit/policy/catalog';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessView } from '@remit/api/people-access-views';
import type { PolicyView } from '@remit/api/policy-views';
import { cellStates, type CellStates } from '../../draft/cell-states.ts';
import type { Draft } from '../../draft/draft.ts';
import type { CellAddress } from '../../draft/edit-cells.ts';
import type { KnownUses } from '../../draft/known-uses.ts';
import { isRisky } from '../../draft/risky-cell.ts';
import { typesOf } from '../../draft/grant-reach.ts';
import type { CellLook } from '../../parts/cell-look.ts';
import { isOwnGrant } from '../../draft/unused-cells.ts';
import type { MatrixAddress } from './matrix-address.ts';
import { changedCells, sameCell } from './matrix-cells.ts';
import { matrixColumns, matrixRows, type MatrixColumn, type MatrixRow } from './matrix-lines.ts';
import { matrixLooks, type MatrixLooks } from './matrix-looks.ts';

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
  /** Cells that the draft changes and that the filter keeps from showing. */
  readonly hiddenChanges: number;
  /** Active members who hold a role; null for one that is not published yet. */
  readonly holdersOf: (role: string) => number | null;
}

/** The matrix as its address asks for it: lines, and the look of each cell under the draft. */
export function useMatrix(
  policy: PolicyView,
  draft: Draft,
  address: MatrixAddress,
  closed: ReadonlySet<string>,
  people: readonly AccessView[],
  /** What was used, where what was not is asked for; null until that is known. */
  uses: KnownUses | null,
): Matrix {
  const t = useTranslations('matrix');
  const [labels] = useState(() => new Map<string, string>());
  const { document, base } = draft;
  for (const { name, label } of document.roles) labels.set(name, label ?? name);
  const [looks] = useState(() => matrixLooks(t, (role) => labels.get(role) ?? role));
  const holders = new Map(policy.roles.map((role) => [role.name, role.holders]));
  const now = cellStates(document);
  const before = cellStates(base);
  const changes = changedCells(document, now, before);
  // Nobody can use what the draft grants for the first time.
  const unused = (role: string, type: string, action: string): boolean =>
    uses !== null &&
    isOwnGrant(now.of(role, type, action)) &&
    isOwnGrant(before.of(role, type, action)) &&
    uses.unused(role, type, action);
  const types = typesOf(document);
  const risky = (role: string, type: string, action: string): boolean =>
    isRisky(now.of(role, type, action), type, action);
  const told = { risky, unused: uses === null ? null : unused };
  const rows = matrixRows({
    document,
    types,
    q: address.q,
    module: address.module,
    closed,
    shows: rowFilter(address, document.roles, now, changes, told),
  });
  const changedRoles = new Set(changes.map(({ role }) => role));
  const columnShows = (role: string): boolean => {
    if (address.show === 'changed') return changedRoles.has(role);
    const tells = address.show === 'risky' || address.show === 'unused' ? told[address.show] : null;
    if (tells !== null) {
      return rows.some(({ type, actions }) => actions.some((action) => tells(role, type, action)));
    }
    return address.show !== 'unheld' || holders.get(role) === 0;
  };
  const roleColumns = matrixColumns(
    document.roles,
    address.role,
    address.compared,
    columnShows,
    address.frozen,
  );
  const columns = [
    ...roleColumns,
    ...people.map(({ person: { id, name } }): MatrixColumn => {
      return { key: id, label: name, role: null, person: id, marked: true };
    }),
  ];
  const accessOf = new Map(
    people.map(({ person, types: theirs }) => [
      person.id,
      new Map(
        theirs.flatMap(({ type, actions }) =>
          actions.map((each) => [`${type} ${each.action}`, each] as const),
        ),
      ),
    ]),
  );
  const allActions = new Map(types.map((type) => [type.name, actionsOf(type)]));
  const cellAt = (row: number, column: number): CellLook => {
    const line = rows[row];
    const { role, person } = columns[column] ?? { role: null, person: null };
    if (line === undefined) return looks.group([], false);
    const [action = ''] = line.actions;
    if (role === null) {
      const theirs = person === null ? undefined : accessOf.get(person);
      const has = line.actions.flatMap((each) => theirs?.get(`${line.type} ${each}`) ?? []);
      if (line.expanded === undefined || has.length === 0) return looks.person(has[0] ?? null);
      return looks.some(has.length, line.actions.length);
    }
    if (line.expanded === undefined) {
      const state = now.of(role, line.type, action);
      const needing =
        action === 'read' && state.kind === 'none' ? needRead(now, role, line.type, allActions) : NONE;
      return looks.cell(state, before.of(role, line.type, action), needing, unused(role, line.type, action));
    }
    const states = line.actions.map((each) => now.of(role, line.type, each));
    const changed =
      changedRoles.has(role) &&
      line.actions.some((each, at) => {
        const state = states[at];
        return state !== undefined && !sameCell(state, before.of(role, line.type, each));
      });
    return looks.group(states, changed);
  };
  const shown = new Set(rows.flatMap(({ type, actions }) => actions.map((action) => `${type} ${action}`)));
  const shownRoles = new Set(columns.map(({ role }) => role));
  const hiddenChanges = changes.filter(
    ({ role, type, action }) => !shownRoles.has(role) || !shown.has(`${type} ${action}`),
  ).length;
  return {
    rows,
    columns,
    frozen: address.compared.length > 0 ? 0 : heldOf(columns, address.frozen),
    cellAt,
    now,
    before,
    looks,
    labelOf: (role) => labels.get(role) ?? role,
    hiddenChanges,
    holdersOf: (role) => holders.get(role) ?? null,
  };
}

/** How many of the first columns are frozen ones. */
function heldOf(columns: readonly MatrixColumn[], frozen: readonly string[]): number {
  const free = columns.findIndex(({ role }) => role === null || !frozen.includes(role));
  return free < 0 ? columns.length : free;
}

const NONE: readonly string[] = [];

/** The actions of a type that a role grants and that give nothing without reading, which it does not grant. */
function needRead(
  states: CellStates,
  role: string,
  type: string,
  actions: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return (actions.get(type) ?? []).filter((action) => {
    // What is created is no record that is there already.
    if (action === 'read' || action === 'create') return false;
    const { kind } = states.of(role, type, action);
    return kind !== 'none' && kind !== 'absent';
  });
}

type TellsCell = (role: string, type: string, action: string) => boolean;

function rowFilter(
  { show, compared }: MatrixAddress,
  roles: readonly { readonly name: string }[],
  now: CellStates,
  changes: readonly CellAddress[],
  told: { readonly risky: TellsCell; readonly unused: TellsCell | null },
): (type: string, action: string) => boolean {
  const [one, other] = compared;
  if (one !== undefined && other !== undefined) {
    return (type, action) => !sameCell(now.of(one, type, action), now.of(other, type, action));
  }
  if (show === 'changed') {
    const changed = new Set(changes.map(({ type, action }) => `${type} ${action}`));
    return (type, action) => changed.has(`${type} ${action}`);
  }
  if (show === 'risky' || show === 'unused') {
    const tells = told[show];
    return (type, action) => tells === null || roles.some(({ name }) => tells(name, type, action));
  }
  if (show === 'idle') {
    return (type, action) => roles.every(({ name }) => now.of(name, type, action).kind === 'none');
  }
  return () => true;
}
