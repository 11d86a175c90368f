import { currenciesAfter } from './complete-currencies.ts';
import { nameCandidates } from './complete-name-candidates.ts';
import { textCandidates } from './complete-text-candidates.ts';
import type { Candidate } from './completion-candidate.ts';
import { fitting } from './completion-fitting.ts';
import { cursorAt, type Cursor } from './complete-cursor.ts';
import { namesToChoose, type CompletionNames } from './complete-names.ts';
import { placeAt } from './complete-place.ts';
import { statedTypes } from './complete-stated-types.ts';
import { nextTerms, type NextTerms } from './complete-terms.ts';
import type { Completion } from './completion.ts';
import { nameText, typeText } from './name-text.ts';
import { policyParser } from './policy-grammar.ts';
import { quoted } from './quoted-text.ts';
import { splitStatements, type StatementText } from './split-statements.ts';
import { STATEMENT_WORDS } from './words.ts';

/** More choices than these nobody reads; another letter narrows them. */
const SHOWN = 100;

/** A statement longer than this is read without its middle. */
const LONG = 20_000;

/** The statement that a cursor stands in, as far as the cursor. */
function statementBefore(pieces: readonly StatementText[], text: string, offset: number): string {
  const piece = pieces.findLast((each) => each.offset <= offset);
  const before = piece === undefined ? text.slice(0, offset) : text.slice(piece.offset, offset);
  if (before.length <= LONG) return before;
  // Clauses of a statement follow one another without looking back: its head and its last lines say what may follow.
  const head = before.slice(0, before.indexOf('\n') + 1);
  const line = before.lastIndexOf('\n', before.length - LONG / 2) + 1;
  const clause = before.slice(line).search(/^[ \t]*[a-z]+[ \t]*:/mu);
  return head.length > LONG / 2 || clause < 0 ? before.slice(-LONG) : head + before.slice(line + clause);
}

const plain = (kind: 'word' | 'sign' | 'currency', names: Iterable<string>): readonly Candidate[] =>
  [...names].map((name) => ({ name, detail: '', kind }));

const signsOf = ({ signs, tokens }: NextTerms): readonly string[] => [
  ...signs,
  ...(tokens.has('Arrow') ? ['→'] : []),
  ...(tokens.has('Equals') ? ['='] : []),
];

function written({ name, kind }: Candidate): string {
  switch (kind) {
    case 'word':
    case 'sign':
    case 'currency':
    case 'field-type':
      return name;
    case 'type':
      return typeText(name);
    case 'role':
    case 'module':
    case 'field':
    case 'action':
    case 'qualifier':
    case 'set':
    case 'folder':
    case 'department':
    case 'member':
    case 'value':
    case 'attribute':
      return nameText(name);
    default:
      return kind satisfies never;
  }
}

/** Where a word is to be written: the statement as far as it, what follows it there, and what may follow by the grammar. */
interface Gap {
  readonly cursor: Cursor;
  readonly before: string;
  readonly after: string;
  readonly terms: NextTerms;
  readonly names: CompletionNames;
}

function completionsOf(
  candidates: readonly Candidate[],
  { cursor }: Gap,
  write: (candidate: Candidate) => string,
) {
  const { from, to, prefix } = cursor;
  return fitting(candidates, prefix).map((candidate): Completion => {
    const { name: label, detail, kind } = candidate;
    return { from, to, insert: write(candidate), label, detail, kind };
  });
}

function namesAt(gap: Gap): readonly Completion[] {
  const place = gap.terms.tokens.has('Word') ? placeAt(policyParser(), gap.before, gap.after, 'name') : null;
  return place === null ? [] : completionsOf(nameCandidates(place, gap.names), gap, written);
}

function textsAt(gap: Gap): readonly Completion[] {
  const place = gap.terms.tokens.has('Text') ? placeAt(policyParser(), gap.before, gap.after, 'text') : null;
  if (place === null) return [];
  return completionsOf(textCandidates(place, gap.names), gap, ({ name }) => quoted(name, "'"));
}

function choices(gap: Gap, text: string): readonly Completion[] {
  const { cursor, terms } = gap;
  if (cursor.quote === "'") return textsAt(gap);
  const names = namesAt(gap);
  if (cursor.quote === '`') {
    // The quote kept the name apart from a word before it; without one a space has to.
    const space = /[\p{L}\p{N}_]$/u.test(gap.before) ? ' ' : '';
    const quotable = names.filter(({ kind }) => kind !== 'word');
    return quotable.map((name) => ({ ...name, insert: `${space}${name.insert}` }));
  }
  const line = text.slice(text.lastIndexOf('\n', cursor.from - 1) + 1, cursor.from);
  // Behind a whole statement the grammar takes every other one; within one a few of these words have a meaning too.
  const whole = STATEMENT_WORDS.every((word) => terms.words.has(word));
  const beginning: ReadonlySet<string> = new Set(whole ? STATEMENT_WORDS : []);
  const words = [...terms.words].filter((word) => !beginning.has(word));
  const texts = textsAt(gap);
  // A value is compared with more often than a field; a folder is named shorter than its path.
  const named = names.some(({ kind }) => kind === 'folder') ? [...names, ...texts] : [...texts, ...names];
  return [
    ...named,
    ...completionsOf(plain('currency', currenciesAfter(gap.before, cursor.prefix, text)), gap, written),
    ...completionsOf(plain('word', words), gap, written),
    // A statement begins a line, whatever the one before it still lacks.
    ...(line.trim() === '' ? completionsOf(plain('word', STATEMENT_WORDS), gap, written) : []),
    ...(cursor.prefix === '' ? completionsOf(plain('sign', signsOf(terms)), gap, written) : []),
  ];
}

/**
 * What can stand at a place of a text, by the grammar and by what is declared, best first: names by their meaning, then
 * words, then signs. Any text will do, unfinished or wrong; nothing is offered in a comment, nor where a new name is
 * given.
 * @param offset of the cursor, in UTF-16 units; one outside the text counts as its nearest end
 * @param declared what the text may name beside what it states itself
 */
export function completePolicy(
  text: string,
  offset: number,
  declared: CompletionNames,
): readonly Completion[] {
  const cursor = cursorAt(text, Math.max(0, Math.min(text.length, Math.trunc(offset) || 0)));
  if (cursor === null) return [];
  const pieces = splitStatements(text);
  const before = statementBefore(pieces, text, cursor.from);
  const end = pieces.find((piece) => piece.offset > cursor.from)?.offset ?? text.length;
  const after = text.slice(cursor.to, Math.max(cursor.to, Math.min(end, cursor.to + LONG)));
  const terms = nextTerms(policyParser(), before);
  const names = namesToChoose(declared, pieces, () => statedTypes(policyParser(), pieces));
  const found = choices({ cursor, before, after, terms, names }, text);
  const once = new Map(found.toReversed().map((each) => [`${each.kind} ${each.insert}`, each]));
  return [...once.values()].toReversed().slice(0, SHOWN);
}
