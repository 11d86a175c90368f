import { completePolicy } from '@remit/language/complete-policy';
import type { Completion } from '@remit/language/completion';
import { declarationsOf } from '@remit/language/declarations';
import { itemText, readItem } from '@remit/language/item-text';
import type { QuickFix } from '@remit/language/lint-finding';
import { lintPolicy } from '@remit/language/lint-policy';
import type { TextRange } from '@remit/language/statement-reader';
import { positionAt } from '@remit/language/text-error';
import type { Condition } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import { partOf } from '@remit/policy/document-items';
import { isInside } from '@remit/policy/document-path';
import { satisfiability } from '@remit/policy/satisfiable';
import { sharedType } from '@remit/policy/shared-type';
import { validatePolicy } from '@remit/policy/validate';
import { withItem, type ItemContent } from '@remit/policy/with-item';
import type { RuleKind } from './rule-address.ts';

/** An item that is edited as text: a rule of some kind, or a test. */
export interface TextItem {
  readonly kind: RuleKind | 'test';
  readonly key: string;
}

/** Something to say about a text: where, what, and ways out. */
export interface TextNote {
  readonly severity: 'error' | 'warning' | 'hint';
  /** In UTF-16 code units. */
  readonly range: TextRange;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly expected: readonly string[];
  readonly nearest: readonly string[];
  readonly fixes: readonly QuickFix[];
}

/** What a text of one rule says, and everything that there is to say about it. */
export interface TextReading {
  /** What it is called by the text and what it says; null while it is none. */
  readonly rule: { readonly name: TextItem; readonly content: ItemContent } | null;
  readonly notes: readonly TextNote[];
  readonly placeOf: (path: string) => TextRange | null;
}

/** Where the word at an offset ends; at least one character, so that there is something to underline. */
function wordAt(text: string, from: number): TextRange {
  const word = /^[\p{L}\p{N}_.]+/u.exec(text.slice(from))?.[0] ?? '';
  return { from, to: Math.min(text.length, from + Math.max(1, word.length)) };
}

function offsetOf(text: string, line: number, column: number): number {
  const start = text.split('\n', line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const before = Array.from(text.slice(start).split('\n', 1)[0] ?? '').slice(0, column - 1);
  return start + before.join('').length;
}

/**
 * Reads the text of one rule as it would stand in a document: its errors, those that it would be in the document, and
 * what is odd about it.
 * @param item the rule that the text is to replace
 */
export function readRuleText(text: string, item: TextItem, document: PolicyDocument): TextReading {
  const { item: name, content, errors, placeOf } = readItem(text, item.kind, document);
  if (name === null || content === null) {
    const notes = errors.map((error): TextNote => {
      const from = offsetOf(text, error.line, error.column);
      return { ...error, severity: 'error', range: wordAt(text, from), fixes: [] };
    });
    return { rule: null, notes, placeOf };
  }
  const whole = withItem(document, item, content);
  const list = partOf[item.kind];
  const at = whole[list].findIndex((entry) => 'name' in entry && entry.name === name.key);
  const own = `${list}[${at}]`;
  const local = (path: string): string => path.slice(own.length).replace(/^\./u, '');
  const noteOn = (path: string, note: Pick<TextNote, 'severity' | 'message' | 'nearest' | 'fixes'>) => {
    const range = placeOf(local(path)) ?? { from: 0, to: text.length };
    return { ...note, ...positionAt(text, range.from), range, expected: [] };
  };
  const problems = validatePolicy(whole).filter(({ path }) => isInside(path, own));
  const wrong = problems.map(({ path, sentence, nearest }) =>
    noteOn(path, { severity: 'error', message: sentence, nearest, fixes: [] }),
  );
  const taken =
    name.key !== item.key && document[list].some((entry) => 'name' in entry && entry.name === name.key);
  const names = taken
    ? [
        noteOn(own, {
          severity: 'error',
          message: `There is another ${item.kind} \`${name.key}\`.`,
          nearest: [],
          fixes: [],
        }),
      ]
    : [];
  const odd = lintPolicy(whole, null)
    .filter(({ path, severity }) => isInside(path, own) && severity !== 'error')
    .map(({ path, sentence, severity, nearest, fixes }) =>
      // A fix is of the document that this text makes: of another one its paths would lead elsewhere.
      noteOn(path, { severity, message: sentence, nearest, fixes }),
    );
  const broken = wrong.length + names.length > 0;
  return {
    rule: broken ? null : { name: { kind: item.kind, key: name.key }, content },
    notes: [...wrong, ...names, ...odd].toSorted((a, b) => a.range.from - b.range.from),
    placeOf,
  };
}

/** The canonical text of a rule of a document. */
export const ruleText = (document: PolicyDocument, item: TextItem): string =>
  itemText(document, item).trimEnd();

/** The document with a rule said otherwise. */
export const withRule = (document: PolicyDocument, item: TextItem, content: ItemContent): PolicyDocument =>
  withItem(document, item, content);

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
