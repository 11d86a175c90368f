import type { Condition } from '../condition.ts';
import type { PolicyDocument } from '../document.ts';
import { documentItems, itemId, type DocumentItem, type ItemName } from './document-items.ts';
import { stepBetween, type DraftStep } from './draft-steps.ts';
import { onlyWhere } from '../only-where.ts';

/** What of a draft cannot count in part: it counts for all at once, or waits until everything does. */
export type WholeItems = 'count' | 'wait';

/** A draft of which as much as can count under a condition does. */
export interface SplitDraft {
  /** What the draft says instead. */
  readonly step: DraftStep;
  /** What of it counts under the condition. */
  readonly staged: readonly ItemName[];
  /** What cannot, whether it counts for all or waits. */
  readonly whole: readonly ItemName[];
}

/**
 * Lets a draft count where a condition holds, and what was before elsewhere.
 * @param base what the draft changes, and `document` what it makes of it
 * @param where is never unknown, as `onlyWhere` asks for
 */
export function splitDraft(
  base: PolicyDocument,
  document: PolicyDocument,
  where: Condition,
  rest: WholeItems,
): SplitDraft {
  const was = documentItems(base);
  const split = stepBetween(base, document).map((now) => {
    const { kind, key } = now;
    const before: DocumentItem = was.get(itemId(now)) ?? { kind, key, entries: [], comments: [] };
    return { name: { kind, key }, now, before, part: onlyWhere(before, now, where) };
  });
  const named = (those: typeof split): readonly ItemName[] => those.map(({ name }) => name);
  return {
    step: split.map(({ now, before, part }) => part ?? (rest === 'count' ? now : before)),
    staged: named(split.filter(({ part }) => part !== null)),
    whole: named(split.filter(({ part }) => part === null)),
  };
}
