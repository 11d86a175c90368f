import { completePolicy } from '@remit/language/complete-policy';
import type { Completion } from '@remit/language/completion';
import { declarationsOf } from '@remit/language/declarations';
import { lintPolicy } from '@remit/language/lint-policy';
import type { Condition } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import { isInside } from '@remit/policy/document-path';
import { satisfiability } from '@remit/policy/satisfiable/satisfiable';
import { sharedType } from '@remit/policy/shared-type';
import { withItem } from '@remit/policy/draft/with-item';
import { noteOn, pathOf, type TextItem, type TextNote, type TextReading } from './read-text.ts';

// What helps with a text that can be read already: it comes once the text stands.

/** What can stand at a place of a rule's text. */
export const completeRule = (
  text: string,
  offset: number,
  document: PolicyDocument,
  folders: readonly string[],
): readonly Completion[] => completePolicy(text, offset, { ...declarationsOf(document), folders });

/** Whether a condition on these types is the same for every record, person and moment. */
export function settledTruth(
  condition: Condition,
  document: PolicyDocument,
  types: readonly string[],
): 'always' | 'never' | null {
  const type = sharedType(document.resources.filter(({ name }) => types.includes(name)));
  if (type === null) return null;
  const { kind } = satisfiability(condition, type);
  return kind === 'always' || kind === 'never' ? kind : null;
}

/**
 * What is odd about a rule that its text says, with ways out. A fix is of the document that this text makes: of another
 * one its paths would lead elsewhere.
 */
export function oddNotes(
  text: string,
  item: TextItem,
  document: PolicyDocument,
  { rule, placeOf }: TextReading,
): readonly TextNote[] {
  if (rule === null) return [];
  const whole = withItem(document, item, rule.content);
  const own = pathOf(whole, rule.name);
  return lintPolicy(whole, null)
    .filter(({ path, severity }) => isInside(path, own) && severity !== 'error')
    .map(({ path, sentence, severity, nearest, fixes }) =>
      noteOn(text, placeOf, path.slice(own.length), { severity, message: sentence, nearest, fixes }),
    )
    .toSorted((a, b) => a.range.from - b.range.from);
}
