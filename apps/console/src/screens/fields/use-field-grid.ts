import type { Role } from '@remit/policy/document';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import type { FieldLeak } from '../../draft/field-leaks.ts';
import type { CellLook, GridColumnLine } from '../../parts/grid/cell-look.ts';
import { fieldCells } from './field-cells.ts';
import { fieldColumns } from './field-columns.ts';
import { fieldLines, type FieldLine } from './field-lines.ts';
import type { FieldsSearch } from './fields-address.ts';
import { shownFields } from './shown-fields.ts';
import { useFieldLooks } from './use-field-looks.ts';

export interface FieldGrid {
  readonly lines: readonly FieldLine[];
  /** The role of each column. */
  readonly roles: readonly Role[];
  readonly columns: readonly GridColumnLine[];
  readonly cellAt: (row: number, column: number) => CellLook;
}

/**
 * Fields by roles as the address asks for them: the lines, and the look of each cell under the draft.
 * @param closed types of which the fields do not show
 */
export function useFieldGrid(
  draft: Draft,
  search: FieldsSearch,
  closed: ReadonlySet<string>,
  leaks: readonly FieldLeak[],
): FieldGrid {
  const t = useTranslations('fields');
  const { document, base } = draft;
  const looks = useFieldLooks(document.roles);
  const roles = fieldColumns(document, search);
  const shows = shownFields(document, base, search, roles, leaks);
  const lines = fieldLines(document.resources, shows, closed, search.q ?? '', (type) =>
    t('typeRow', { type }),
  );
  const cellAt = (row: number, column: number): CellLook => {
    const [line, role] = [lines[row], roles[column]];
    if (line === undefined || role === undefined) return looks.group([], false);
    const [now, before] = [fieldCells(document), fieldCells(base)];
    const was = base.roles.find(({ name }) => name === role.name) ?? role;
    const pair = (field: string) => [now(role, line.type, field), before(was, line.type, field)] as const;
    if (line.field !== null) return looks.cell(...pair(line.field.name));
    const pairs = line.type.fields.map(({ name }) => pair(name));
    return looks.group(
      pairs.map(([cell]) => cell),
      pairs.some(([cell, old]) => cell.state !== old.state),
    );
  };
  const columns = roles.map(({ name, label }) => ({
    key: name,
    label: label ?? name,
    marked: name === search.role,
  }));
  return { lines, roles, columns, cellAt };
}
