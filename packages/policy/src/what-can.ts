import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment } from './check.ts';
import type { RowFilter } from './row-filter.ts';
import type { Subject } from './subject.ts';
import { actionsOf } from './catalog.ts';
import { planWithSources, type GivingSource } from './plan-rows.ts';

/** One action that a subject may take on some records of a type. */
export interface ActionReach {
  readonly action: string;
  readonly rows: RowFilter;
  /** The grants that give it, each with how the subject came to it. */
  readonly sources: readonly GivingSource[];
}

export interface TypeReach {
  readonly type: string;
  readonly actions: readonly ActionReach[];
}

/**
 * Everything that a subject may do now, type by type. Types and actions that it reaches nothing with are absent.
 * @param metFor duties that are met once an action is taken; those of the environment for all of them, if left out
 */
export function whatCan(
  compiled: CompiledPolicy,
  subject: Subject,
  environment: Environment,
  metFor: (action: string) => Environment['met'] = () => environment.met,
): readonly TypeReach[] {
  return [...compiled.types.values()].flatMap((type) => {
    const actions = actionsOf(type).flatMap((action) => {
      const { filter, sources } = planWithSources(compiled, subject, action, type, {
        ...environment,
        met: metFor(action),
      });
      return filter.kind === 'none' ? [] : [{ action, rows: filter, sources }];
    });
    return actions.length === 0 ? [] : [{ type: type.name, actions }];
  });
}
