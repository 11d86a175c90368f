import { Suspense, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessView } from '@remit/api/people/people-access-views';
import type { Draft } from '../../draft/draft.ts';
import type { CellSetting } from '../../draft/edit-cells.ts';
import type { GridCell } from '../../parts/grid/grid-keys.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { usePainted } from '../../parts/use-painted.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import type { MatrixAddress } from './matrix-address.ts';
import type { Matrix } from './use-matrix.ts';
import type { useCellEdits } from './use-cell-edits.ts';

// Nobody has gone to a cell while the matrix is first looked at.
const CellPeek = lazyPart(async () => (await import('./cell-peek.tsx')).CellPeek);
const PersonPeek = lazyPart(async () => (await import('./person-peek.tsx')).PersonPeek);

interface MatrixPeekProps {
  readonly ref: Ref<HTMLElement>;
  readonly matrix: Matrix;
  readonly draft: Draft;
  /** The cell that has the focus; null for none. */
  readonly at: GridCell | null;
  readonly address: MatrixAddress;
  /** Those of the people in the address whose access stands beside the roles. */
  readonly people: readonly AccessView[];
  readonly edits: ReturnType<typeof useCellEdits>;
  readonly onSet: (to: CellSetting) => void;
  readonly onOpenRole: (role: string, type: string) => void;
}

/** What there is to say of the cell that has the focus, beside the grid or under it. */
export function MatrixPeek(props: MatrixPeekProps) {
  const { ref, matrix, draft, at, address, people, edits, onSet, onOpenRole } = usePainted(props);
  const t = useTranslations('matrix');
  const setSearch = useSetSearch();
  const row = at === null ? undefined : matrix.rows[at.row];
  const column = at === null ? undefined : matrix.columns[at.column];
  const role = column?.role ?? null;
  const look = at === null ? undefined : matrix.cellAt(at.row, at.column);
  const access = people.find(({ person }) => person.id === column?.person);
  const removePerson = (): void => {
    const left = address.people.filter((id) => id !== column?.person);
    setSearch({ people: left.length === 0 ? undefined : left.join(',') });
  };
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-label={t('peek')}
      className="flex flex-col gap-5 border-line bg-canvas p-5 outline-none focus-visible:-outline-offset-2 max-lg:border-t lg:min-h-0 lg:overflow-y-auto lg:border-l"
    >
      <Suspense>
        {row !== undefined && access !== undefined ? (
          <PersonPeek row={row} access={access} onOpenRole={onOpenRole} onRemove={removePerson} />
        ) : row !== undefined && look !== undefined && role !== null ? (
          <CellPeek
            row={row}
            look={look}
            role={role}
            matrix={matrix}
            draft={draft}
            onSet={onSet}
            onOpenRole={onOpenRole}
            frozen={address.frozen}
            onFreeze={(frozen) => setSearch({ freeze: frozen.length === 0 ? undefined : frozen.join(',') })}
            onRemoveThere={(roles) =>
              edits.set(
                roles.flatMap((name) =>
                  row.actions.map((action) => ({ role: name, type: row.type, action })),
                ),
                'none',
              )
            }
            onSaid={edits.say}
          />
        ) : (
          <p className="text-ink-2">{t('peekNothing')}</p>
        )}
      </Suspense>
    </aside>
  );
}
