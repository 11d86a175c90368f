import { actionWords } from '@remit/policy/action-words';
import { actionsOf, COMMON_ACTIONS } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CellState } from '../../draft/cell-state.ts';
import { cellStates } from '../../draft/cell-states.ts';
import type { CellSetting } from '../../draft/edit-cells.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { moduleLabel } from '../../draft/module-label.ts';
import { CellGrid } from '../../parts/cell-grid.tsx';
import type { CellLook, GridColumnLine, GridRowLine } from '../../parts/cell-look.ts';
import type { GridCommand } from '../../parts/grid-command.ts';
import { between, type GridRange } from '../../parts/grid-range.ts';
import { useNarrow } from '../../parts/use-narrow.ts';
import { matrix as words } from '../../words/matrix.ts';
import { MoreWords } from '../../words/words.tsx';
import { ConditionalCells } from '../matrix/conditional-cells.tsx';
import { matrixLooks } from '../matrix/matrix-looks.ts';
import { useWhyCell } from '../matrix/use-why-cell.ts';
import { MatrixLegend } from '../matrix/matrix-legend.tsx';
import { useGrantEdits } from './use-grant-edits.ts';

interface GrantGridProps {
  readonly types: readonly ResourceType[];
  readonly document: PolicyDocument;
  readonly published: PolicyDocument;
  readonly role: Role;
  readonly chosenType: string | null;
  readonly onChooseType: (type: string) => void;
  readonly onEdit: (edit: (document: PolicyDocument) => EditOutcome) => void;
}

const LETTERS: Readonly<Record<string, CellSetting>> = { n: 'none', a: 'all', o: 'own' };

/**
 * What a role grants, type by action, set as in the matrix: keys, ranges, and a press of a cell. A cell that carries a
 * condition is never changed by a key alone: it asks first.
 */
export function GrantGrid(props: GrantGridProps) {
  return (
    <MoreWords words={{ matrix: words }}>
      <Grants {...props} />
    </MoreWords>
  );
}

function Grants({ types, document, published, role, chosenType, onChooseType, onEdit }: GrantGridProps) {
  const t = useTranslations('grants');
  const m = useTranslations('matrix');
  const narrow = useNarrow();
  const { asked, set, answer } = useGrantEdits(document, published, types, onEdit);
  const [labels] = useState(() => new Map<string, string>());
  for (const { name, label } of document.roles) labels.set(name, label ?? name);
  const labelOf = (name: string): string => labels.get(name) ?? name;
  const [looks] = useState(() => matrixLooks(m, (name) => labels.get(name) ?? name));
  const now = cellStates(document);
  const before = cellStates(published);
  const whyCell = useWhyCell({ now, looks, labelOf }, document);
  const columns: readonly GridColumnLine[] = columnsFor(types);
  const rows: readonly GridRowLine[] = types.map((type) => ({
    key: type.name,
    name: type.label,
    label: type.label,
    detail: moduleLabel(document, type.name),
    marked: type.name === chosenType,
  }));
  const stateAt = (row: number, column: number): CellState =>
    now.of(role.name, types[row]?.name ?? '', columns[column]?.key ?? '');
  const cellAt = (row: number, column: number): CellLook => {
    const [type, action] = [types[row]?.name ?? '', columns[column]?.key ?? ''];
    // A role that the draft makes granted nothing before.
    const was = before.of(role.name, type, action);
    const isNew = before.identityOf(role.name) === null;
    const state = stateAt(row, column);
    return looks.cell(state, isNew && state.kind !== 'absent' ? NONE : was, []);
  };
  const setIn = ({ top, bottom, left, right }: GridRange, to: CellSetting): void => {
    const cells = between(top, bottom).flatMap((row) =>
      between(left, right)
        .filter((column) => stateAt(row, column).kind !== 'absent')
        .map((column) => ({
          role: role.name,
          type: types[row]?.name ?? '',
          action: columns[column]?.key ?? '',
        })),
    );
    if (cells.length === 0) return;
    // What the page says of one type, its fields first of all, follows the hand.
    if (!between(top, bottom).some((row) => types[row]?.name === chosenType))
      onChooseType(types[top]?.name ?? '');
    set(cells, to);
  };
  const onCommand = (command: GridCommand, range: GridRange): void => {
    switch (command.kind) {
      case 'cycle':
      case 'open':
        setIn(range, nextSetting(stateAt(range.top, range.left), types[range.top]));
        return;
      case 'letter': {
        const to = LETTERS[command.letter];
        if (to !== undefined) setIn(range, to);
        return;
      }
      case 'restore':
        setIn(range, 'restore');
        return;
      case 'why': {
        const [type, action] = [types[range.top], columns[range.left]];
        if (type === undefined || action === undefined) return;
        whyCell(role.name, {
          type: type.name,
          actions: [action.key],
          name: `${type.label}, ${action.label}`,
        });
        return;
      }
      default:
        command satisfies never;
    }
  };
  const rowHeight = narrow ? 44 : 34;
  return (
    <section className="flex flex-col">
      {/* As tall as its rows: the page scrolls, not the grid. */}
      <div className="flex flex-col" style={{ height: HEADS + rows.length * rowHeight + 2 }}>
        <CellGrid
          label={t('label', { role: role.label ?? role.name })}
          corner={t('type')}
          rows={rows}
          columns={columns}
          cellAt={cellAt}
          columnWidth={63}
          headWidth={narrow ? 132 : 174}
          headHeight={HEADS}
          rowHeight={rowHeight}
          pressAtOnce
          onCommand={onCommand}
          onPress={({ row, column }) =>
            onCommand({ kind: 'cycle' }, { top: row, bottom: row, left: column, right: column })
          }
          onHead={(row) => onChooseType(types[row]?.name ?? '')}
        />
      </div>
      <MatrixLegend keys="roleKeys" />
      {asked === null ? null : (
        <Suspense>
          <ConditionalCells asked={asked} states={now} labelOf={labelOf} onAnswer={answer} />
        </Suspense>
      )}
    </section>
  );
}

const HEADS = 46;
const NONE: CellState = { kind: 'none' };

/** The actions that every type has, then those that only some have. */
function columnsFor(types: readonly ResourceType[]): readonly GridColumnLine[] {
  const all = new Set(types.flatMap((type) => actionsOf(type)));
  const common = COMMON_ACTIONS.filter((action) => all.has(action));
  const others = [...all].filter((action) => !common.some((each) => each === action));
  return [...common, ...others].map((action) => ({ key: action, label: actionWords(action) }));
}

/** What a press makes of a cell: all, own where there is an owner, none, and all again. */
function nextSetting({ kind }: CellState, type: ResourceType | undefined): CellSetting {
  if (kind === 'none' || kind === 'inherited') return 'all';
  return kind === 'all' && type?.owner !== undefined ? 'own' : 'none';
}
