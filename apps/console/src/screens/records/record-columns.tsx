import { ArrowDown, ArrowUp } from 'lucide-react';
import type { useTranslations } from 'use-intl';
import type { RecordColumn, RecordView } from '@remit/api/records/records-views';
import { PathChip } from '../../parts/chip.tsx';
import type { GridColumn } from '../../parts/grid/grid-column.ts';
import type { RecordSort } from './record-sort.ts';
import { RecordValue } from './record-value.tsx';

/** A column for each field that shows, and one for the folder that a record lies in. */
export function recordColumns(
  columns: readonly RecordColumn[],
  names: ReadonlyMap<string, string>,
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
            onClick={() => setSort(column.field)}
            className="flex h-6 items-center gap-1 hover:text-ink max-sm:h-11 max-sm:min-w-11"
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
        ...(sort?.field === column.field ? { sorted: sort.direction } : {}),
        track: trackOf(column),
        end,
        cell: (row) => (
          <RecordValue
            names={names}
            value={row.fields[column.field]}
            hidden={row.hidden.includes(column.field)}
          />
        ),
      };
    }),
    folder,
  ];
}

// What a type's values need at most, so that names get the room that figures leave.
function trackOf({ field, type }: RecordColumn): string {
  if (type === 'text')
    return field === 'number' || field === 'sku' ? 'minmax(7rem, 0.5fr)' : 'minmax(15rem, 2fr)';
  // A path is told from others by its end, and read whole where there is room.
  if (type === 'department' || type === 'folder') return 'minmax(13rem, 1fr)';
  if (type === 'enum' || type === 'boolean') return 'minmax(6.5rem, 0.5fr)';
  return type === 'money' || type === 'member' ? 'minmax(10rem, 1fr)' : 'minmax(8.5rem, 0.8fr)';
}
