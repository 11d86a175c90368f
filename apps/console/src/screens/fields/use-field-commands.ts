import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { isText, setFields, type FieldPlace } from '../../draft/edit-field-rules.ts';
import type { FieldSetting } from '../../draft/field-state.ts';
import { restoreFieldRule } from '../../draft/restore-field-rule.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import type { GridCommand } from '../../parts/grid/grid-command.ts';
import type { GridCell } from '../../parts/grid/grid-keys.ts';
import { between, type GridRange } from '../../parts/grid/grid-range.ts';
import { fieldCells, nextSetting } from './field-cells.ts';
import type { FieldGrid } from './use-field-grid.ts';

const LETTERS: Readonly<Record<string, FieldSetting>> = {
  h: 'hidden',
  m: 'masked',
  v: 'visible',
  e: 'editable',
};

/**
 * What keys do to cells of the fields.
 * @param onChoose told of the cell whose field, or type, is to be shown beside the grid
 */
export function useFieldCommands(
  draft: Draft,
  { lines, roles }: FieldGrid,
  onChoose: (at: GridCell) => void,
): (command: GridCommand, range: GridRange, at: GridCell | null) => void {
  const t = useTranslations('fields');
  const tryEdit = useTryEdit(draft);
  const { document, base } = draft;

  /** The fields of a selection: the row of a type stands for all of its. */
  const placesIn = (range: GridRange): readonly FieldPlace[] => {
    const places = between(range.top, range.bottom)
      .flatMap((row) => lines[row] ?? [])
      .flatMap(({ type, field }) =>
        (field === null ? type.fields : [field]).map(({ name }) => ({ type: type.name, field: name })),
      );
    return [...new Map(places.map((place) => [`${place.type}.${place.field}`, place])).values()];
  };
  const edit = (
    range: GridRange,
    change: (
      document: PolicyDocument,
      places: readonly FieldPlace[],
      names: readonly string[],
    ) => EditOutcome,
  ): void => {
    const places = placesIn(range);
    const names = between(range.left, range.right).flatMap((column) => roles[column]?.name ?? []);
    tryEdit(t('editMany', { count: places.length }), (current) => change(current, places, names));
  };
  const set = (range: GridRange, to: FieldSetting): void =>
    edit(range, (current, places, names) => setFields(current, places, names, to));

  return (command, range, at) => {
    switch (command.kind) {
      case 'letter': {
        const to = LETTERS[command.letter];
        if (to !== undefined) set(range, to);
        return;
      }
      case 'cycle': {
        const line = at === null ? undefined : lines[at.row];
        const role = at === null ? undefined : roles[at.column];
        if (line === undefined || role === undefined || line.field === null) return;
        const place = { type: line.type.name, field: line.field.name };
        const { state } = fieldCells(document)(role, line.type, line.field.name);
        set(range, nextSetting(state, isText(document, place)));
        return;
      }
      case 'restore':
        edit(range, (current, places, names) => restored(base, current, places, names));
        return;
      case 'open':
      case 'why':
        if (at !== null) onChoose(at);
        return;
      default:
        command satisfies never;
    }
  };
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
