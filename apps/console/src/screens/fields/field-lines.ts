import type { FieldDeclaration, ResourceType } from '@remit/policy/document';
import type { GridRowLine } from '../../parts/grid/cell-look.ts';

/** A row of the grid: a type with all its fields, or one of them. */
export interface FieldLine extends GridRowLine {
  readonly type: ResourceType;
  /** Null for the row of the type. */
  readonly field: FieldDeclaration | null;
}

/**
 * Types and the fields below them, as far as they fit.
 * @param shows which fields fit beside what is searched for
 * @param closed types of which the fields do not show; what is searched for shows all the same
 */
export function fieldLines(
  types: readonly ResourceType[],
  shows: (type: ResourceType, field: FieldDeclaration) => boolean,
  closed: ReadonlySet<string>,
  q: string,
  typeRow: (label: string) => string,
): readonly FieldLine[] {
  const wanted = q.trim().toLocaleLowerCase();
  return types.flatMap((type): readonly FieldLine[] => {
    const ofType = `${type.label} ${type.name}`.toLocaleLowerCase().includes(wanted);
    const fields = type.fields.filter(
      (field) =>
        shows(type, field) && (ofType || `${field.label} ${field.name}`.toLocaleLowerCase().includes(wanted)),
    );
    if (fields.length === 0) return [];
    const expanded = wanted !== '' || !closed.has(type.name);
    const head: FieldLine = {
      key: type.name,
      type,
      field: null,
      name: typeRow(type.label),
      label: type.label,
      level: 1,
      expanded,
    };
    if (!expanded) return [head];
    return [
      head,
      ...fields.map((field): FieldLine => {
        return {
          key: `${type.name}.${field.name}`,
          type,
          field,
          name: `${type.label}, ${field.label}`,
          label: field.label,
          level: 2,
        };
      }),
    ];
  });
}
