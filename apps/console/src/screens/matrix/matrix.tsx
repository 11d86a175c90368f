import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DraftBar } from '../../draft/draft-bar.tsx';
import type { CellSetting } from '../../draft/edit-cells.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { CellGrid } from '../../parts/cell-grid.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { GridCommand } from '../../parts/grid-command.ts';
import type { GridCell } from '../../parts/grid-keys.ts';
import type { GridRange } from '../../parts/grid-range.ts';
import { Page } from '../../parts/page.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { useWhy } from '../../parts/why-context.ts';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { matrix as words } from '../../words/matrix.ts';
import { MoreWords } from '../../words/words.tsx';
import { CellPeek } from './cell-peek.tsx';
import { matrixAddress } from './matrix-address.ts';
import { cellsIn } from './matrix-cells.ts';
import { ExportMatrix } from './export-matrix.tsx';
import { MatrixCompare, MatrixFilters } from './matrix-filters.tsx';
import { MatrixLegend } from './matrix-legend.tsx';
import { pastedCells } from './pasted-cells.ts';
import { useCellEdits } from './use-cell-edits.ts';
import { usePeopleColumns } from './use-people-columns.ts';
import { useMatrix } from './use-matrix.ts';
import { useRoleUses } from './use-role-uses.ts';
import { useWhyCell } from './use-why-cell.ts';

const UnusedNote = lazy(async () => ({ default: (await import('./unused-note.tsx')).UnusedNote }));
// What is kept comes after what shows.
const MatrixViews = lazy(async () => ({ default: (await import('./matrix-views.tsx')).MatrixViews }));
// Both come when they are needed: the first cell that is gone to is one of a role without conditions, mostly.
const PersonPeek = lazy(async () => ({ default: (await import('./person-peek.tsx')).PersonPeek }));
const ConditionalCellsDialog = lazy(async () => ({
  default: (await import('./conditional-cells-dialog.tsx')).ConditionalCellsDialog,
}));

/** Every role by every action: what is granted, what a draft changes of it, and whom that touches. */
export function MatrixScreen() {
  return (
    <MoreWords words={{ matrix: words }}>
      <Matrix />
    </MoreWords>
  );
}

/** Up to so many roles have room for their names to lie. */
const MOST_ACROSS = 11;

const LETTERS: Readonly<Record<string, CellSetting>> = { n: 'none', a: 'all', o: 'own' };

function Matrix() {
  const t = useTranslations('matrix');
  const calls = useCalls();
  const { tenant } = useMe();
  const { data: policy } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const draft = useDraft();
  const search = useSearch({ from: '/t/$tenant/access/matrix' });
  const setSearch = useSetSearch();
  const navigate = useNavigate();
  const address = matrixAddress(search);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const others = usePeopleColumns(address.people);
  const uses = useRoleUses(address.show === 'unused');
  const matrix = useMatrix(policy, draft, address, closed, others.people, uses.uses);
  const edits = useCellEdits(draft);
  const why = useWhy();
  const whyCell = useWhyCell(matrix, draft.document);
  const narrow = useNarrow();
  const peek = useRef<HTMLElement>(null);
  const [at, setAt] = useState<GridCell | null>(null);
  const { rows, columns, cellAt } = matrix;
  const row = at === null ? undefined : rows[at.row];
  const column = at === null ? undefined : columns[at.column];
  const person = others.people.find((each) => each.person.id === column?.person);

  const set = (range: GridRange, to: CellSetting): void => {
    if (draft.edit.allowed) edits.set(cellsIn(rows, columns, range), to);
    else why({ title: t('title'), outcome: 'deny', sentences: [draft.edit.reason], next: draft.edit.next });
  };
  const openRole = (name: string, type: string): void =>
    void navigate({
      to: '/t/$tenant/access/roles/$role',
      params: { tenant: tenant.slug, role: name },
      search: { type, draft: draft.id ?? undefined },
    });
  const onCommand = (command: GridCommand, range: GridRange, cell: GridCell | null): void => {
    const first = cell ?? { row: range.top, column: range.left };
    const line = rows[first.row];
    const name = columns[first.column]?.role ?? null;
    if (line === undefined) return;
    if (command.kind === 'open') {
      peek.current?.focus();
      return;
    }
    if (name === null) {
      edits.say(t('personReadOnly'));
      return;
    }
    switch (command.kind) {
      case 'cycle':
        set(range, nextSetting(matrix.now.of(name, line.type, line.actions[0] ?? '').kind));
        return;
      case 'letter': {
        const to = LETTERS[command.letter];
        if (to !== undefined) set(range, to);
        else if (command.letter === 'r') openRole(name, line.type);
        return;
      }
      case 'restore':
        set(range, 'restore');
        return;
      case 'why':
        whyCell(name, line);
        return;
      default:
        command satisfies never;
    }
  };
  const foot = {
    label: t('foot'),
    textAt: (column: number): string => {
      const count = matrix.holdersOf(columns[column]?.role ?? '');
      return count === null ? '' : count.toLocaleString();
    },
  };
  const upright = narrow || columns.length > MOST_ACROSS;
  const [one, other] = address.compared;
  return (
    <div className="flex h-full flex-col">
      <div className="grid min-h-0 flex-1 max-lg:overflow-y-auto lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 lg:min-h-0">
          <Page
            fill
            title={t('title')}
            lead={t('lead')}
            actions={
              <>
                <Suspense>
                  <MatrixViews />
                </Suspense>
                <ExportMatrix matrix={matrix} draft={draft} address={address} />
              </>
            }
          >
            <AccessTabs />
            <MatrixFilters address={address} document={draft.document} />
            <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 pb-2 text-ink-2">
              <span className="figures">
                {one === undefined || other === undefined
                  ? t('counts', {
                      rows: rows.reduce(
                        (sum, { level, actions }) => sum + (level === 1 ? actions.length : 0),
                        0,
                      ),
                      columns: columns.filter(({ role }) => role !== null).length,
                    })
                  : t('differences', { one: matrix.labelOf(one), other: matrix.labelOf(other) })}
              </span>
              {matrix.hiddenChanges === 0 ? null : (
                <span className="text-warn">
                  {t('hiddenChanges', { count: matrix.hiddenChanges })}{' '}
                  <button
                    type="button"
                    className="inline-flex min-h-6 items-center rounded font-medium text-accent hover:underline"
                    onClick={() =>
                      setSearch({
                        q: undefined,
                        role: undefined,
                        module: undefined,
                        compare: undefined,
                        show: 'changed',
                      })
                    }
                  >
                    {t('showChanges')}
                  </button>
                </span>
              )}
              <span role="status" title={edits.said} className="min-w-0 flex-1 truncate">
                {edits.said}
              </span>
              {others.refused.map((reason) => (
                <span key={reason} className="text-warn first-letter:uppercase">
                  {reason}
                </span>
              ))}
              {address.show === 'unused' ? (
                <Suspense>
                  <UnusedNote uses={uses} />
                </Suspense>
              ) : null}
              <MatrixCompare address={address} document={draft.document} />
            </div>
            <div className="flex min-h-0 flex-1 flex-col max-lg:h-[70dvh] max-lg:flex-none">
              <CellGrid
                label={t('label')}
                corner={t('corner')}
                rows={rows}
                columns={columns}
                cellAt={cellAt}
                columnWidth={upright ? 44 : 92}
                headWidth={narrow ? 140 : 236}
                headHeight={upright ? 136 : 64}
                rowHeight={narrow ? 44 : 30}
                upright={upright}
                foot={foot}
                onCommand={onCommand}
                onPaste={(pasted, range) => {
                  const changes = pastedCells(rows, columns, range, pasted);
                  if (changes.length === 0) edits.say(t('pastedNothing'));
                  else if (draft.edit.allowed) edits.setAll(changes);
                  else set(range, 'restore');
                }}
                onPress={(cell) =>
                  onCommand(
                    { kind: 'cycle' },
                    { top: cell.row, bottom: cell.row, left: cell.column, right: cell.column },
                    cell,
                  )
                }
                onActive={setAt}
                onToggle={(line) => {
                  const type = rows[line]?.type ?? '';
                  setClosed(
                    closed.has(type)
                      ? new Set([...closed].filter((name) => name !== type))
                      : new Set([...closed, type]),
                  );
                }}
                empty={
                  <EmptyState
                    title={t('empty')}
                    reason={address.compared.length > 0 ? t('emptySame') : t('emptyFiltered')}
                    action={
                      <Button
                        onClick={() =>
                          setSearch({
                            q: undefined,
                            role: undefined,
                            module: undefined,
                            compare: undefined,
                            show: undefined,
                          })
                        }
                      >
                        {t('clear')}
                      </Button>
                    }
                  />
                }
              />
            </div>
            <MatrixLegend keys="keys" unused={uses.uses !== null} />
          </Page>
        </div>
        <aside
          ref={peek}
          tabIndex={-1}
          aria-label={t('peek')}
          className="flex flex-col gap-5 border-line bg-canvas p-5 outline-none focus-visible:-outline-offset-2 max-lg:border-t lg:min-h-0 lg:overflow-y-auto lg:border-l"
        >
          {person !== undefined && row !== undefined ? (
            <Suspense>
              <PersonPeek
                row={row}
                access={person}
                onOpenRole={openRole}
                onRemove={() => {
                  const left = address.people.filter((id) => id !== person.person.id);
                  setSearch({ people: left.length === 0 ? undefined : left.join(',') });
                }}
              />
            </Suspense>
          ) : (
            <CellPeek
              row={row ?? null}
              role={column?.role ?? null}
              matrix={matrix}
              draft={draft}
              onSet={(to) => {
                if (at !== null) set({ top: at.row, bottom: at.row, left: at.column, right: at.column }, to);
              }}
              onOpenRole={openRole}
              onRemoveThere={(roles) => {
                if (row !== undefined)
                  edits.set(
                    roles.flatMap((name) =>
                      row.actions.map((action) => ({ role: name, type: row.type, action })),
                    ),
                    'none',
                  );
              }}
              onSaid={edits.say}
            />
          )}
        </aside>
      </div>
      <DraftBar draft={draft} />
      {edits.asked === null ? null : (
        <Suspense>
          <ConditionalCellsDialog
            asked={edits.asked}
            states={matrix.now}
            labelOf={matrix.labelOf}
            onAnswer={edits.answer}
          />
        </Suspense>
      )}
    </div>
  );
}

/** What Space makes of a cell: all, own, none, and all again. */
function nextSetting(kind: string): CellSetting {
  if (kind === 'all') return 'own';
  return kind === 'none' || kind === 'inherited' ? 'all' : 'none';
}
