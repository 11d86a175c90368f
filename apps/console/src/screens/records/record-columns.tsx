import { ArrowDown, ArrowUp } from 'lucide-react';
import type { useTranslations } from 'use-intl';
import type { RecordColumn, RecordView } from '@remit/api/views';
import { PathChip } from '../../parts/chip.tsx';
import type { GridColumn } from '../../parts/grid.tsx';
import type { RecordSort } from './record-sort.ts';
import { RecordValue } from './record-value.tsx';

/** A column for each field that shows, and one for the folder that a record lies in. */
export function recordColumns(
  columns: readonly RecordColumn[],
  sort: RecordSort | null,
  setSort: (field: string) => void,
  t: ReturnType<typeof useTranslations<'records'>>,
): readonly GridColumn<RecordView>[] {
  const folder: GridColumn<RecordView> = {
    key: 'folder',
    title: t('folder'),
    track: 'minmax(12rem, 1fr)',
    cell: (row) => <PathChip path={row.folder} />,
  };
  return [
    ...columns.map((column): GridColumn<RecordView> => {
      const end = column.type === 'money' || column.type === 'number';
      return {
        key: column.field,
        title: (
          <button
            type="button"
            tabIndex={-1}
            onClick={() => setSort(column.field)}
            className="flex h-6 items-center gap-1 hover:text-ink"
          >
            {column.label}
            {sort?.field === column.field ? (
              sort.direction === 'asc' ? (
                <ArrowUp size={12} aria-label={t('ascending')} />
              ) : (
                <ArrowDown size={12} aria-label={t('descending')} />
              )
            ) : null}
          </button>
        ),
        track: column.type === 'text' ? 'minmax(11rem, 1.4fr)' : 'minmax(8.5rem, 1fr)',
        end,
        cell: (row) => (
          <RecordValue value={row.fields[column.field]} hidden={row.hidden.includes(column.field)} />
        ),
      };
    }),
    folder,
  ];
}
