import type { MemberChanges } from '@remit/policy/compare/diff-changes';
import { changeSentences } from './change-sentences.ts';
import type { EffectLine } from './changes-impact-views.ts';
import type { PolicyInForce } from '../policy/policy-cache.ts';

/** How many lines one group is told; the headline counts people and not lines. */
const most = 200;

/** What changes for people, a sentence for each thing with what to ask for its reason: losses first. */
export function effectLines(
  policy: PolicyInForce,
  { actions, fields }: MemberChanges,
): readonly EffectLine[] {
  const order = ['loses', 'narrower', 'gains', 'wider', 'changes', 'keeps'] as const;
  const ofActions = actions.flatMap(({ cells, ...action }) => {
    const said = cells.flatMap(({ folders, change, through }) =>
      folders.map((folder) => ({ folder, change, through })),
    );
    return changeSentences({ policy }, { actions: [{ ...action, cells: said }], fields: [] }).map(
      ({ change, sentence }): EffectLine => ({
        change,
        sentence,
        type: action.type,
        action: action.action,
        field: null,
        folder: cells.find((cell) => cell.change === change)?.folders[0] ?? null,
      }),
    );
  });
  const ofFields = fields.flatMap((field) =>
    changeSentences({ policy }, { actions: [], fields: [field] }).map(({ change, sentence }): EffectLine => ({
      change,
      sentence,
      type: field.type,
      action: 'read',
      field: field.field,
      folder: field.cells.find((cell) => cell.change === change)?.folders[0] ?? null,
    })),
  );
  return [...ofActions, ...ofFields]
    .toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change))
    .slice(0, most);
}
