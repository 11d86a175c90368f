import { Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldDeclaration, PolicyDocument, ResourceType } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { isText, setFields, type FieldPlace } from '../../draft/edit-field-rules.ts';
import { fieldLeaks } from '../../draft/field-leaks.ts';
import { fieldRuleOf, type FieldSetting } from '../../draft/field-state.ts';
import { restoreFieldRule } from '../../draft/restore-field-rule.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { CellGrid } from '../../parts/cell-grid.tsx';
import type { CellLook } from '../../parts/cell-look.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { GridCommand } from '../../parts/grid-command.ts';
import type { GridCell } from '../../parts/grid-keys.ts';
import { between, type GridRange } from '../../parts/grid-range.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { fieldCells, isBlind, nextSetting, readsType } from './field-cells.ts';
import { FieldFilters } from './field-filters.tsx';
import { FieldLegend } from './field-legend.tsx';
import { fieldLines } from './field-lines.ts';
import { fieldLooks } from './field-looks.tsx';
import { FieldPanel } from './field-panel.tsx';
import { filterOf, type FieldsSearch } from './fields-address.ts';

// It stands beside the grid, which is what people come for.
const SamplePanel = lazyPart(async () => (await import('./sample-panel.tsx')).SamplePanel);

interface FieldBoardProps {
  readonly draft: Draft;
  readonly search: FieldsSearch;
  readonly onGo: (change: FieldsSearch) => void;
}

const letters: Readonly<Record<string, FieldSetting>> = {
  h: 'hidden',
  m: 'masked',
  v: 'visible',
  e: 'editable',
};

/** Fields by roles; beside it the chosen field, and a record as anybody would get it. */
export function FieldBoard({ draft, search, onGo }: FieldBoardProps) {
  const t = useTranslations('fields');
  const narrow = useNarrow();
  const tryEdit = useTryEdit(draft);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const { document, base } = draft;
  const now = useMemo(() => fieldCells(document), [document]);
  const before = useMemo(() => fieldCells(base), [base]);
  const leaks = useMemo(() => fieldLeaks(document), [document]);
  const roles = useMemo(() => columnsFor(document, search), [document, search]);
  const filter = filterOf(search.show);
  const lines = useMemo(() => {
    const [one, other] = roles.length === 2 && search.a !== undefined ? roles : [];
    const shows = (type: ResourceType, field: FieldDeclaration): boolean => {
      if (one !== undefined && other !== undefined)
        return now(one, type, field.name).state !== now(other, type, field.name).state;
      switch (filter) {
        case 'all':
          return true;
        case 'ruled':
          return fieldRuleOf(document, type.name, field.name) !== undefined;
        case 'changed':
          return roles.some((role) => isChanged(role.name, type, field.name));
        case 'telling':
          return leaks.some((leak) => leak.type === type.name && leak.field === field.name);
        case 'blind':
          return isBlind(document, type.name, field);
        default:
          return filter satisfies never;
      }
    };
    const isChanged = (role: string, type: ResourceType, field: string): boolean => {
      const was = base.roles.find(({ name }) => name === role);
      const is = document.roles.find(({ name }) => name === role);
      return (
        was !== undefined && is !== undefined && now(is, type, field).state !== before(was, type, field).state
      );
    };
    return fieldLines(document.resources, shows, closed, search.q ?? '', (type) => t('typeRow', { type }));
  }, [document, base, now, before, leaks, roles, filter, closed, search.q, search.a, t]);
  const columns = useMemo(
    () => roles.map(({ name, label }) => ({ key: name, label: label ?? name, marked: name === search.role })),
    [roles, search.role],
  );
  const looks = useMemo(
    () => fieldLooks(t, (role) => document.roles.find(({ name }) => name === role)?.label ?? role),
    [t, document.roles],
  );
  const cellAt = useCallback(
    (row: number, column: number): CellLook => {
      const [line, role] = [lines[row], roles[column]];
      if (line === undefined || role === undefined) return looks.group([], false);
      const was = base.roles.find(({ name }) => name === role.name) ?? role;
      const pair = (field: string) => [now(role, line.type, field), before(was, line.type, field)] as const;
      if (line.field !== null) return looks.cell(...pair(line.field.name));
      const pairs = line.type.fields.map(({ name }) => pair(name));
      return looks.group(
        pairs.map(([cell]) => cell),
        pairs.some(([cell, old]) => cell.state !== old.state),
      );
    },
    [lines, roles, looks, now, before, base],
  );

  /** What a selection is about: the row of a type stands for its fields. */
  const selected = (
    range: GridRange,
  ): { readonly places: readonly FieldPlace[]; readonly names: readonly string[] } => {
    const chosen = between(range.top, range.bottom).flatMap((row) => lines[row] ?? []);
    const places = chosen.flatMap(({ type, field }) =>
      (field === null ? type.fields : [field]).map(({ name }) => ({ type: type.name, field: name })),
    );
    return {
      places: [...new Map(places.map((place) => [`${place.type}.${place.field}`, place])).values()],
      names: between(range.left, range.right).flatMap((column) => roles[column]?.name ?? []),
    };
  };
  const edit = (
    range: GridRange,
    change: (document: PolicyDocument, at: ReturnType<typeof selected>) => EditOutcome,
  ): void => {
    const at = selected(range);
    tryEdit(t('editMany', { count: at.places.length }), (current) => change(current, at));
  };
  const onCommand = (command: GridCommand, range: GridRange, at: GridCell | null): void => {
    const line = at === null ? undefined : lines[at.row];
    const role = at === null ? undefined : roles[at.column];
    switch (command.kind) {
      case 'letter': {
        const to = letters[command.letter];
        if (to !== undefined)
          edit(range, (current, { places, names }) => setFields(current, places, names, to));
        return;
      }
      case 'cycle': {
        if (line === undefined || role === undefined || line.field === null) return;
        const place = { type: line.type.name, field: line.field.name };
        const to = nextSetting(now(role, line.type, line.field.name).state, isText(document, place));
        edit(range, (current, { places, names }) => setFields(current, places, names, to));
        return;
      }
      case 'restore':
        edit(range, (current, { places, names }) => restored(base, current, places, names));
        return;
      case 'open':
      case 'why':
        if (line !== undefined) choose(line.type.name, line.field?.name, role?.name);
        return;
      default:
        command satisfies never;
    }
  };
  const choose = (type: string, field: string | undefined, role: string | undefined): void =>
    onGo({ type, field, role, ...(type === search.type ? {} : { record: undefined }) });
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
          onPress={({ row, column }) => {
            const line = lines[row];
            if (line !== undefined) choose(line.type.name, line.field?.name, roles[column]?.name);
          }}
          onCommand={onCommand}
          onToggle={(row) => {
            const name = lines[row]?.type.name;
            if (name === undefined) return;
            setClosed((was) => {
              const next = new Set(was);
              if (!next.delete(name)) next.add(name);
              return next;
            });
          }}
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

/** The two roles that are compared; or every role that reads some record, or that a field rule names. */
function columnsFor(document: PolicyDocument, { a, b }: FieldsSearch): PolicyDocument['roles'] {
  const compared = [a, b].flatMap((name) => document.roles.find((role) => role.name === name) ?? []);
  if (compared.length === 2) return compared;
  const named = new Set(
    document.fieldRules.flatMap(({ visible = [], masked = [], editable = [], hidden = [] }) => [
      ...visible,
      ...masked.map(({ role }) => role),
      ...editable,
      ...hidden,
    ]),
  );
  return document.roles.filter(
    (role) => named.has(role.name) || document.resources.some((type) => readsType(document, role, type)),
  );
}

function restored(
  base: PolicyDocument,
  document: PolicyDocument,
  places: readonly FieldPlace[],
  names: readonly string[],
): EditOutcome {
  return places
    .flatMap((place) => names.map((role) => ({ ...place, role })))
    .reduce<EditOutcome>(
      (outcome, cell) => (outcome.ok ? restoreFieldRule(base, outcome.document, cell) : outcome),
      { ok: true, document },
    );
}
