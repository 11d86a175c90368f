import type { ResourceType } from '../document.ts';
import type { Report } from './validation-scope.ts';
import { ACTION_GROUPS, actionsOf, hasAction } from '../catalog.ts';
import { nearestNames } from '../why-not/nearest-names.ts';

const groups: ReadonlySet<string> = new Set(ACTION_GROUPS);

/** Reports every action that none of the types has. Without types there is nothing to have one. */
export function validateActions(
  actions: readonly string[],
  types: readonly ResourceType[],
  path: string,
  report: Report,
): void {
  const [only] = types;
  if (only === undefined) return;
  actions.forEach((action, index) => {
    if (groups.has(action) || types.some((type) => hasAction(type, action))) return;
    const known = [...new Set([...groups, ...types.flatMap(actionsOf)])];
    const sentence =
      types.length === 1
        ? `\`${only.name}\` has no action \`${action}\`.`
        : `None of these types has an action \`${action}\`.`;
    report('unknown-name', `${path}[${index}]`, sentence, nearestNames(action, known));
  });
}
