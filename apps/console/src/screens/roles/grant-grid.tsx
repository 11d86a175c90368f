import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CellState } from '../../draft/cell-state.ts';
import { cellStates } from '../../draft/cell-states.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { moduleLabel } from '../../draft/module-label.ts';
import { CellGrid } from '../../parts/grid/cell-grid.tsx';
import type { CellLook, GridColumnLine, GridRowLine } from '../../parts/grid/cell-look.ts';
import { useNarrow } from '../../parts/use-narrow.ts';
import { matrix as words } from '../../words/matrix.ts';
import { MoreWords } from '../../words/words.tsx';
import { ConditionalCells } from '../matrix/conditional-cells.tsx';
import { matrixLooks } from '../matrix/matrix-looks.ts';
import { useWhyCell } from '../matrix/use-why-cell.ts';
import { MatrixLegend } from '../matrix/matrix-legend.tsx';
import { grantCommands } from './grant-commands.ts';
import { grantColumns } from './grant-columns.ts';
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
  const columns: readonly GridColumnLine[] = grantColumns(types);
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
  const onCommand = grantCommands({
    role: role.name,
    types,
    columns,
    stateAt,
    chosenType,
    onChooseType,
    set,
    whyCell,
  });
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
