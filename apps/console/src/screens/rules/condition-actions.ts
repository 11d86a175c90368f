import type { Condition } from '@remit/policy/condition';
import { type ConditionForm, conditionOfForm } from '@remit/policy/condition-form';
import type { ConditionEdit } from '@remit/policy/draft/edit-condition';
import type { PartAction } from './part-menu.tsx';

interface ActionGround {
  /** Where it stands in the list around it; null outside one. */
  readonly place: { readonly at: number; readonly of: number } | null;
  /** A condition to begin a line with. */
  readonly fresh: () => Condition;
  readonly onEdit: (edit: ConditionEdit) => void;
  /** Makes a record set of it; absent where that cannot be. */
  readonly onExtract?: ((condition: Condition) => void) | undefined;
}

/** What can be done with a part of a condition where it stands, in the order in which it is offered. */
export function conditionActions(
  form: ConditionForm,
  { place, fresh, onEdit, onExtract }: ActionGround,
): readonly PartAction[] {
  const { path } = form;
  const join = (how: 'and' | 'or') => (): void =>
    onEdit({ kind: 'join', path, with: how, condition: fresh() });
  const move = (by: -1 | 1) => (): void => onEdit({ kind: 'move', path, by });
  const extract = (): void => {
    const condition = conditionOfForm(form);
    if (condition !== null) onExtract?.(condition);
  };
  return [
    { name: 'addAnd', run: join('and') },
    { name: 'addOr', run: join('or') },
    { name: 'negate', run: () => onEdit({ kind: 'negate', path }) },
    ...(place !== null && place.at > 0 ? [{ name: 'up' as const, run: move(-1) }] : []),
    ...(place !== null && place.at < place.of - 1 ? [{ name: 'down' as const, run: move(1) }] : []),
    ...(onExtract === undefined ? [] : [{ name: 'extract' as const, run: extract }]),
    { name: 'removePart', run: () => onEdit({ kind: 'remove', path }) },
  ];
}
