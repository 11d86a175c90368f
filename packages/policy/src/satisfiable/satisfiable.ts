import type { Condition } from '../condition.ts';
import type { ResourceType } from '../document.ts';
import type { RowCondition } from '../row-filter.ts';
import type { Ground } from './satisfiable-ground.ts';
import type { Situation } from '../situation.ts';
import { FALSE, TRUE, UNKNOWN } from './satisfiable-goal.ts';
import { search } from './satisfiable-search.ts';

/**
 * Whether a condition can be true. `always` means true whatever the facts: not even unknown. `sometimes` shows a
 * situation in which it is true and one in which it is not.
 */
export type Satisfiability =
  | { readonly kind: 'never' }
  | { readonly kind: 'always' }
  | { readonly kind: 'sometimes'; readonly when: Situation; readonly notWhen: Situation }
  | { readonly kind: 'cannot-tell'; readonly why: string };

/**
 * Whether a condition on a type is never, always or sometimes true, over every possible record, person and moment.
 * Complete for what asks single facts against constants; where facts are compared with one another or reckoned with it
 * tries values, and says when it cannot tell.
 * @param known what is settled beforehand; nothing without it
 */
export function satisfiability(
  condition: Condition | RowCondition,
  type: ResourceType,
  known: Partial<Omit<Ground, 'type'>> = {},
): Satisfiability {
  const open = { subject: null, action: null, environment: null, history: null, hints: null };
  const ground: Ground = { ...open, ...known, type };
  const yes = search([{ condition, truths: TRUE }], ground);
  if (yes.kind === 'none') return { kind: 'never' };
  const no = search([{ condition, truths: FALSE | UNKNOWN }], ground);
  if (no.kind === 'none') return { kind: 'always' };
  if (yes.kind === 'cannot-tell') return yes;
  if (no.kind === 'cannot-tell') return no;
  return { kind: 'sometimes', when: yes.situation, notWhen: no.situation };
}
