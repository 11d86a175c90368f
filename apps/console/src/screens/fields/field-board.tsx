import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import { fieldLeaks } from '../../draft/field-leaks.ts';
import { CellGrid } from '../../parts/grid/cell-grid.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import type { GridCell } from '../../parts/grid/grid-keys.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { toggled } from '../../parts/toggled.ts';
import { useNarrow } from '../../parts/use-narrow.ts';
import { FieldFilters } from './field-filters.tsx';
import { FieldLegend } from './field-legend.tsx';
import { FieldPanel } from './field-panel.tsx';
import type { FieldsSearch } from './fields-address.ts';
import { useFieldCommands } from './use-field-commands.ts';
import { useFieldGrid } from './use-field-grid.ts';

// It stands beside the grid, which is what people come for.
const SamplePanel = lazyPart(async () => (await import('./sample-panel.tsx')).SamplePanel);

interface FieldBoardProps {
  readonly draft: Draft;
  readonly search: FieldsSearch;
  readonly onGo: (change: FieldsSearch) => void;
}

/** Fields by roles; beside it the chosen field, and a record as anybody would get it. */
export function FieldBoard({ draft, search, onGo }: FieldBoardProps) {
  const t = useTranslations('fields');
  const narrow = useNarrow();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const { document } = draft;
  const leaks = fieldLeaks(document);
  const grid = useFieldGrid(draft, search, closed, leaks);
  const { lines, columns, cellAt } = grid;
  const choose = ({ row, column }: GridCell): void => {
    const line = lines[row];
    if (line === undefined) return;
    const chosen = { type: line.type.name, field: line.field?.name, role: columns[column]?.key };
    // The record that is shown is one of its type.
    onGo({ ...chosen, ...(chosen.type === search.type ? {} : { record: undefined }) });
  };
  const onCommand = useFieldCommands(draft, grid, choose);
  const toggle = (row: number): void => {
    const name = lines[row]?.type.name;
    if (name !== undefined) setClosed((before) => toggled(before, name));
  };
  const type = document.resources.find(({ name }) => name === search.type) ?? document.resources[0] ?? null;
  const field = type?.fields.find(({ name }) => name === search.field) ?? null;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 max-lg:overflow-y-auto lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-5">
      <div className="flex min-h-0 min-w-0 flex-col max-lg:h-[62vh] max-lg:shrink-0">
        <FieldFilters document={document} search={search} onGo={onGo} />
        <CellGrid
          label={t('grid')}
          corner={t('corner')}
          rows={lines}
          columns={columns}
          cellAt={cellAt}
          columnWidth={96}
          headWidth={narrow ? 140 : 210}
          headHeight={64}
          rowHeight={narrow ? 44 : 32}
          pressAtOnce
          onPress={choose}
          onCommand={onCommand}
          onToggle={toggle}
          empty={<EmptyState title={t('noneFound')} reason={t('noneFoundReason')} />}
        />
        <FieldLegend />
      </div>
      <aside
        aria-label={t('sample')}
        className="flex min-h-0 flex-col gap-6 border-line max-lg:border-t max-lg:py-5 lg:overflow-y-auto lg:border-l lg:pl-5"
      >
        {type === null || field === null ? (
          <div className="text-ink-2">
            <p className="font-medium text-ink">{t('choose')}</p>
            <p>{t('chooseReason')}</p>
          </div>
        ) : (
          <FieldPanel
            draft={draft}
            type={type}
            field={field}
            role={document.roles.find(({ name }) => name === search.role) ?? null}
            leaks={leaks}
          />
        )}
        {type === null ? null : (
          <Suspense>
            <SamplePanel draft={draft} document={document} type={type.name} search={search} onGo={onGo} />
          </Suspense>
        )}
      </aside>
    </div>
  );
}
