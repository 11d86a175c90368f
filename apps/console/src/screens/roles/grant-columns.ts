import { actionWords } from '@remit/policy/words/action-words';
import { actionsOf, COMMON_ACTIONS } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import type { GridColumnLine } from '../../parts/grid/cell-look.ts';

/** The columns of a role's grants: the actions that every type has, then those that only some have. */
export function grantColumns(types: readonly ResourceType[]): readonly GridColumnLine[] {
  const all = new Set(types.flatMap((type) => actionsOf(type)));
  const common = COMMON_ACTIONS.filter((action) => all.has(action));
  const others = [...all].filter((action) => !common.some((each) => each === action));
  return [...common, ...others].map((action) => ({ key: action, label: actionWords(action) }));
}
