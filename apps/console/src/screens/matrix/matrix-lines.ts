import { actionWords } from '@remit/policy/words/action-words';
import { actionsOf, moduleOf } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { moduleLabel } from '../../draft/module-label.ts';
import type { GridColumnLine, GridRowLine } from '../../parts/grid/cell-look.ts';

/** A row of the matrix: an action of a type, or a type with its actions below it. */
export interface MatrixRow extends GridRowLine {
  readonly type: string;
  /** The action of the row; all that are below it in the row of a type. */
  readonly actions: readonly string[];
}

export interface MatrixRowsAsked {
  /** Whose modules the types are of. */
  readonly document: PolicyDocument;
  readonly types: readonly ResourceType[];
  /** What was typed to find a type or an action. */
  readonly q: string;
  readonly module: string | null;
  /** Types whose actions do not show. */
  readonly closed: ReadonlySet<string>;
  /** Whether the cells of an action are among those that were asked for. */
  readonly shows: (type: string, action: string) => boolean;
}

/** The rows that were asked for. A type stands with those of its actions that were; without any it is left out. */
export function matrixRows({
  document,
  types,
  q,
  module,
  closed,
  shows,
}: MatrixRowsAsked): readonly MatrixRow[] {
  const typed = q.trim().toLocaleLowerCase();
  const finds = (text: string): boolean => text.toLocaleLowerCase().includes(typed);
  return types.flatMap((type): readonly MatrixRow[] => {
    if (module !== null && moduleOf(type.name) !== module) return [];
    const whole = finds(type.label) || finds(type.name);
    const actions = actionsOf(type).filter(
      (action) => (whole || finds(action) || finds(actionWords(action))) && shows(type.name, action),
    );
    if (actions.length === 0) return [];
    const expanded = !closed.has(type.name);
    const head: MatrixRow = {
      key: type.name,
      name: type.label,
      label: type.label,
      detail: moduleLabel(document, type.name),
      level: 1,
      expanded,
      type: type.name,
      actions,
    };
    if (!expanded) return [head];
    return [
      head,
      ...actions.map((action) => ({
        key: `${type.name} ${action}`,
        name: `${type.label}, ${actionWords(action)}`,
        label: actionWords(action),
        level: 2,
        type: type.name,
        actions: [action],
      })),
    ];
  });
}

/** A column of the matrix: a role, or what somebody effectively has. */
export interface MatrixColumn extends GridColumnLine {
  readonly role: string | null;
  readonly person: string | null;
}

/** Which roles a matrix has a column of. */
interface AskedColumns {
  /** What was typed. */
  readonly q: string;
  /** Those that are compared stand in their order and alone. */
  readonly compared: readonly string[];
  /** They come first. */
  readonly frozen?: readonly string[];
  readonly shows: (role: string) => boolean;
}

/** The columns of the roles that are asked for, in the order of the policy. */
export function matrixColumns(
  roles: readonly Role[],
  { q, compared, frozen = [], shows }: AskedColumns,
): readonly MatrixColumn[] {
  const typed = q.trim().toLocaleLowerCase();
  const line = ({ name, label }: Role): MatrixColumn => ({
    key: name,
    label: label ?? name,
    role: name,
    person: null,
  });
  if (compared.length > 0) {
    return compared.flatMap((name) => roles.filter((role) => role.name === name).map(line));
  }
  return roles
    .filter(({ name, label }) => `${label ?? ''} ${name}`.toLocaleLowerCase().includes(typed))
    .filter(({ name }) => shows(name))
    .toSorted((one, other) => Number(frozen.includes(other.name)) - Number(frozen.includes(one.name)))
    .map(line);
}
