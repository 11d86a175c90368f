import { expect, test } from 'vitest';
import type { ResourceType } from '@remit/policy/document';
import type { CellState } from '../../draft/cell-state.ts';
import type { CellAddress, CellSetting } from '../../draft/edit-cells.ts';
import { grantCommands } from './grant-commands.ts';

const type = (name: string, owner?: string): ResourceType => ({
  name,
  label: name,
  fields: [],
  actions: [],
  history: false,
  ...(owner === undefined ? {} : { owner }),
});

/** A grid of two types by two actions, what was set in it, and which type was chosen by the hand. */
function grid(states: readonly (readonly CellState['kind'][])[]) {
  const set: { readonly cells: readonly CellAddress[]; readonly to: CellSetting }[] = [];
  const chosen: string[] = [];
  const whys: string[] = [];
  const command = grantCommands({
    role: 'Sales',
    types: [type('crm.Contract', 'owner'), type('crm.Company')],
    columns: [
      { key: 'read', label: 'Read' },
      { key: 'update', label: 'Update' },
    ],
    stateAt: (row, column) => ({ kind: states[row]?.[column] ?? 'absent' }) as CellState,
    chosenType: 'crm.Contract',
    onChooseType: (name) => chosen.push(name),
    set: (cells, to) => set.push({ cells, to }),
    whyCell: (role, row) => whys.push(`${role}: ${row.name}`),
  });
  return { command, set, chosen, whys };
}

const all = { top: 0, bottom: 1, left: 0, right: 1 };

test('a letter sets each cell of the range that there is, and none that there is not', () => {
  const { command, set } = grid([
    ['none', 'none'],
    ['none', 'absent'],
  ]);
  command({ kind: 'letter', letter: 'a' }, all);
  expect(set).toEqual([
    {
      to: 'all',
      cells: [
        { role: 'Sales', type: 'crm.Contract', action: 'read' },
        { role: 'Sales', type: 'crm.Contract', action: 'update' },
        { role: 'Sales', type: 'crm.Company', action: 'read' },
      ],
    },
  ]);
});

test('a letter that stands for nothing, and a range in which there is no cell, set nothing', () => {
  const { command, set, chosen } = grid([
    ['absent', 'absent'],
    ['absent', 'absent'],
  ]);
  command({ kind: 'letter', letter: 'z' }, all);
  command({ kind: 'restore' }, all);
  expect(set).toEqual([]);
  expect(chosen).toEqual([]);
});

test('a press goes from all to own where there is an owner, to none where there is none, and back to all', () => {
  const press = (kind: CellState['kind'], row: number): CellSetting | undefined => {
    const { command, set } = grid([[kind], [kind]]);
    command({ kind: 'cycle' }, { top: row, bottom: row, left: 0, right: 0 });
    return set[0]?.to;
  };
  expect(press('none', 0)).toBe('all');
  expect(press('inherited', 0)).toBe('all');
  expect(press('all', 0)).toBe('own');
  expect(press('own', 0)).toBe('none');
  expect(press('all', 1)).toBe('none');
});

test('the type that is edited is the one that the page says more of', () => {
  const { command, chosen } = grid([['none'], ['none']]);
  command({ kind: 'letter', letter: 'n' }, { top: 0, bottom: 0, left: 0, right: 0 });
  expect(chosen).toEqual([]);
  command({ kind: 'letter', letter: 'n' }, { top: 1, bottom: 1, left: 0, right: 0 });
  expect(chosen).toEqual(['crm.Company']);
});

test('why is asked of the first cell of the range', () => {
  const { command, whys, set } = grid([['none'], ['none']]);
  command({ kind: 'why' }, all);
  expect(whys).toEqual(['Sales: crm.Contract, Read']);
  expect(set).toEqual([]);
});
