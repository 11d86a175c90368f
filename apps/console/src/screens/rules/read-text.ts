import { itemText, readItem } from '@remit/language/item-text';
import type { QuickFix } from '@remit/language/lint-finding';
import type { TextRange } from '@remit/language/statement-reader';
import { positionAt } from '@remit/language/text-error';
import type { PolicyDocument } from '@remit/policy/document';
import { partOf } from '@remit/policy/draft/document-items';
import { isInside } from '@remit/policy/document-path';
import { validatePolicy } from '@remit/policy/validate/validate';
import { withItem, type ItemContent } from '@remit/policy/draft/with-item';
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

/** What a text of one rule says, and what keeps it from being one. */
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
 * Reads the text of one rule as it would stand in a document: its errors, and those that it would be there.
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
  const whole = withItem(around(document, item), item, content);
  const own = pathOf(whole, { ...item, key: name.key });
  const wrong = validatePolicy(whole)
    .filter(({ path }) => isInside(path, own))
    .map(({ path, sentence, nearest }) =>
      noteOn(text, placeOf, path.slice(own.length), {
        severity: 'error',
        message: sentence,
        nearest,
        fixes: [],
      }),
    );
  const taken =
    name.key !== item.key &&
    document[partOf[item.kind]].some((entry) => 'name' in entry && entry.name === name.key);
  const message = `There is another ${item.kind} \`${name.key}\`.`;
  const notes = taken
    ? [...wrong, noteOn(text, placeOf, '', { severity: 'error', message, nearest: [], fixes: [] })]
    : wrong;
  return {
    rule: notes.length > 0 ? null : { name: { kind: item.kind, key: name.key }, content },
    notes,
    placeOf,
  };
}

/**
 * As much of a document as can keep one of its rules from being one: what it declares, and what is of the same kind.
 * Grants and everything else are left out: there may be very many, and a text is read at every pause of typing.
 */
function around(document: PolicyDocument, { kind }: TextItem): PolicyDocument {
  const { modules, resources, sets, roles } = document;
  const declared: PolicyDocument = {
    modules,
    resources,
    sets,
    roles: roles.map(({ name }) => ({ name, grants: [] })),
    folderScopes: [],
    rowPolicies: [],
    fieldRules: [],
    rules: [],
    exclusions: [],
    approvals: [],
    guards: [],
    tests: [],
    comments: [],
  };
  const part = partOf[kind];
  return { ...declared, [part]: document[part] };
}

/** The path of a rule in a document. */
export function pathOf(document: PolicyDocument, { kind, key }: TextItem): string {
  const list = partOf[kind];
  return `${list}[${document[list].findIndex((entry) => 'name' in entry && entry.name === key)}]`;
}

/** What is to be said of a part of a rule, where its text says it. @param path inside the rule */
export function noteOn(
  text: string,
  placeOf: TextReading['placeOf'],
  path: string,
  note: Pick<TextNote, 'severity' | 'message' | 'nearest' | 'fixes'>,
): TextNote {
  const range = placeOf(path.replace(/^\./u, '')) ?? { from: 0, to: text.length };
  return { ...note, ...positionAt(text, range.from), range, expected: [] };
}

/** The canonical text of a rule of a document. */
export const ruleText = (document: PolicyDocument, item: TextItem): string =>
  itemText(document, item).trimEnd();

/** The document with a rule said otherwise. */
export const withRule = (document: PolicyDocument, item: TextItem, content: ItemContent): PolicyDocument =>
  withItem(document, item, content);
