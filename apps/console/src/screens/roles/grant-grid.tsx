import { COMMON_ACTIONS, actionsOf, moduleOf } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { cellState } from '../../draft/cell-state.ts';
import { editGrant } from '../../draft/edit-grants.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { classes } from '../../parts/classes.ts';
import { nextCell, type GridCell } from '../../parts/grid-keys.ts';
import { CellLegend } from './cell-legend.tsx';
import { ConditionalCellDialog } from './conditional-cell-dialog.tsx';
import { GrantCell } from './grant-cell.tsx';
import { editForKey, needsWord, nextLetter, type CellLetter } from './cell-edits.ts';

interface GrantGridProps {
  readonly types: readonly ResourceType[];
  readonly document: PolicyDocument;
  readonly published: PolicyDocument;
  readonly role: Role;
  readonly publishedRole: Role;
  readonly chosenType: string | null;
  readonly onChooseType: (type: string) => void;
  readonly onEdit: (edit: (document: PolicyDocument) => EditOutcome) => void;
}

const TRACKS = 'grid-cols-[minmax(9.5rem,1fr)_repeat(5,3.25rem)_minmax(24rem,2fr)]';

/**
 * What a role grants, type by action. Arrows move, Space cycles, N, A and O set none, all and own, Backspace puts a
 * cell back as published. A cell that carries a condition is never changed by a key alone: it asks first.
 */
export function GrantGrid({
  types,
  document,
  published,
  role,
  publishedRole,
  chosenType,
  onChooseType,
  onEdit,
}: GrantGridProps) {
  const t = useTranslations('grants');
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<GridCell>({ row: 0, column: 1 });
  const [asking, setAsking] = useState<{ readonly type: ResourceType; readonly action: string } | null>(null);
  const moved = useRef(false);
  const columns = 6 + Math.max(0, ...types.map((type) => extrasOf(type).length));
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-at="${active.row} ${active.column}"]`)?.focus();
  }, [active]);

  const set = (type: ResourceType, action: string, letter: CellLetter): void => {
    if (needsWord(cellState(document, role, type, action), letter)) setAsking({ type, action });
    else onEdit(editForKey(published, { role: role.name, type: type.name, action }, letter));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const type = types[active.row];
    const action = type === undefined ? undefined : actionAt(type, active.column);
    if (type !== undefined && action !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const state = cellState(document, role, type, action);
      const letter =
        event.key === ' ' || event.key === 'Enter'
          ? nextLetter(state, type)
          : ({ n: 'none', a: 'all', o: 'own', Backspace: 'restore' } as const)[event.key];
      if (
        letter !== undefined &&
        state.kind !== 'absent' &&
        !(letter === 'own' && type.owner === undefined)
      ) {
        event.preventDefault();
        set(type, action, letter);
        return;
      }
    }
    const next = nextCell(event.key, event.ctrlKey || event.metaKey, active, types.length, columns, 5);
    if (next === null) return;
    event.preventDefault();
    moved.current = true;
    setActive(next);
  };
  const cell = (type: ResourceType, action: string, row: number, column: number, named: boolean) => (
    <GrantCell
      key={action}
      at={{ row, column }}
      onKeyDown={onKeyDown}
      label={t('cell', { type: type.label, action })}
      {...(named ? { name: action } : {})}
      state={cellState(document, role, type, action)}
      before={cellState(published, publishedRole, type, action)}
      active={active.row === row && active.column === column}
      onFocus={() => setActive({ row, column })}
      onPress={() => set(type, action, nextLetter(cellState(document, role, type, action), type))}
    />
  );
  return (
    <section className="flex flex-col gap-2">
      <div className="card overflow-x-auto">
        <div
          ref={grid}
          role="grid"
          aria-label={t('label', { role: role.label ?? role.name })}
          aria-rowcount={types.length + 1}
          aria-colcount={columns}
          tabIndex={-1}
          className="min-w-3xl outline-none"
        >
          <div
            role="row"
            aria-rowindex={1}
            className={classes('grid border-b border-line text-xs font-medium text-ink-3', TRACKS)}
          >
            <div role="columnheader" aria-colindex={1} className="flex h-9 items-center px-3">
              {t('type')}
            </div>
            {COMMON_ACTIONS.map((action, index) => (
              <div
                key={action}
                role="columnheader"
                aria-colindex={index + 2}
                className="flex h-9 items-center justify-center"
              >
                {action}
              </div>
            ))}
            <div role="columnheader" aria-colindex={7} className="flex h-9 items-center px-3">
              {t('more')}
            </div>
          </div>
          {types.map((type, row) => (
            <div
              key={type.name}
              role="row"
              aria-rowindex={row + 2}
              aria-selected={type.name === chosenType}
              className={classes(
                'grid border-b border-line last:border-transparent',
                TRACKS,
                type.name === chosenType && 'bg-sunken',
                moduleOf(type.name) !== moduleOf(types[row - 1]?.name ?? type.name) &&
                  'border-t border-t-line-strong/40',
              )}
            >
              <div
                role="rowheader"
                aria-colindex={1}
                data-at={`${row} 0`}
                tabIndex={active.row === row && active.column === 0 ? 0 : -1}
                onFocus={() => setActive({ row, column: 0 })}
                onClick={() => onChooseType(type.name)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') {
                    onKeyDown(event);
                    return;
                  }
                  event.preventDefault();
                  onChooseType(type.name);
                }}
                className="flex h-9 min-w-0 items-center gap-2 px-3 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className={classes('truncate', type.name === chosenType && 'font-medium')}>
                  {type.label}
                </span>
                <span className="truncate font-mono text-2xs text-ink-3">{moduleOf(type.name)}</span>
              </div>
              {COMMON_ACTIONS.map((action, index) => cell(type, action, row, index + 1, false))}
              <div role="presentation" className="flex flex-wrap items-center gap-1 px-1">
                {extrasOf(type).map((action, index) => cell(type, action, row, index + 6, true))}
              </div>
            </div>
          ))}
        </div>
      </div>
      <CellLegend />
      {asking === null ? null : (
        <ConditionalCellDialog
          type={asking.type}
          action={asking.action}
          state={cellState(document, role, asking.type, asking.action)}
          onClose={() => setAsking(null)}
          onChoose={(edit) => {
            setAsking(null);
            onEdit((present) => editGrant(present, { ...edit, role: role.name }));
          }}
        />
      )}
    </section>
  );
}

/** The actions of a type that have no column of their own. */
function extrasOf(type: ResourceType): readonly string[] {
  const common: readonly string[] = COMMON_ACTIONS;
  return actionsOf(type).filter((action) => !common.includes(action));
}

function actionAt(type: ResourceType, column: number): string | undefined {
  if (column === 0) return undefined;
  return column <= COMMON_ACTIONS.length
    ? COMMON_ACTIONS[column - 1]
    : extrasOf(type)[column - 1 - COMMON_ACTIONS.length];
}
