import type { Tree } from '@lezer/common';
import { nearestNames } from '@remit/policy/why-not/nearest-names';
import { strictPolicyParser } from './policy-grammar.ts';
import { CLAUSE_WORDS, RESERVED_WORDS, STATEMENT_WORDS, UNIT_WORDS } from './words.ts';

/** Where a statement stops making sense, and what could have stood there. */
export interface SyntaxProblem {
  readonly offset: number;
  /** What was found there; empty at the end of the statement. */
  readonly found: string;
  /** Asked only when the problem is shown: it takes a while to find out. */
  readonly details: () => SyntaxDetails;
}

export interface SyntaxDetails {
  readonly message: string;
  readonly expected: readonly string[];
  readonly nearest: readonly string[];
}

const NAME_WORDS: readonly string[] = [...new Set([...STATEMENT_WORDS, ...CLAUSE_WORDS, ...UNIT_WORDS])];
const WORDS: readonly string[] = [...NAME_WORDS, ...RESERVED_WORDS];

/** No word of the language, so what it stands for is a name. */
const ANY_NAME = 'zz_any_name';

/** What to try where a statement stops: the text, and what a reader calls it. */
const CANDIDATES: readonly (readonly [string, string])[] = [
  [ANY_NAME, 'a name'],
  ...WORDS.filter((word) => !UNIT_WORDS.includes(word) || CLAUSE_WORDS.includes(word)).map(
    (word) => [word, `\`${word}\``] as const,
  ),
  ['days', 'a unit such as `days`'],
  ["'text'", 'a text in quotes'],
  ['1', 'a number'],
  ['1 EUR', 'an amount such as `10 000 EUR`'],
  ['2026-01-01', 'a date such as `2026-01-31`'],
  ['=', '`=`'],
  ['<', 'a comparison such as `<`'],
  ['→', '`→`'],
  ['+', '`+`'],
  ['-', '`-`'],
  ['*', '`*`'],
  ...[':', ',', '.', '(', ')', '[', ']'].map((sign) => [sign, `\`${sign}\``] as const),
];

/** @returns the tree of a text, or the offset at which it cannot go on; its length when more was expected */
export function strictTree(text: string): Tree | number {
  try {
    return strictPolicyParser().parse(text);
  } catch (error) {
    const at = error instanceof SyntaxError ? /^No parse at ([0-9]+)$/.exec(error.message)?.[1] : undefined;
    if (at === undefined) throw error;
    return Number(at);
  }
}

/** Space and comments: what stands before the word at which a text stops. */
const GAP = /(?:[ \t\r\n\u00a0\u202f\ufeff]|#[^\r\n]*)*/uy;

function afterGap(text: string, offset: number): number {
  GAP.lastIndex = offset;
  return offset + (GAP.exec(text)?.[0].length ?? 0);
}

/** Trying what could stand somewhere means reading what is before it, each time: only so much of it is read. */
const PROBED = 2000;

/** Whether a text ends within a comment, so that nothing put after it would be read. */
const endsInComment = (text: string): boolean => /#[^\r\n]*$/u.test(text);

/**
 * The words and signs that could follow a text that makes sense so far: the grammar itself is asked what it would take.
 * @returns null when the text is too long to ask after every word
 */
function takenAfter(before: string): readonly (readonly [string, string])[] | null {
  const said = before.trimStart();
  if (said.length > PROBED) return null;
  const start = endsInComment(said) ? `${said}\n` : said;
  return CANDIDATES.filter(([candidate]) => {
    const text = `${start} ${candidate}`;
    const stop = strictTree(text);
    return typeof stop !== 'number' || stop >= text.length;
  });
}

/**
 * Where a name may stand, the words that may be names are no news; and after its beginning a statement does not expect
 * the next one.
 */
function worthNaming(
  taken: readonly (readonly [string, string])[],
  before: string,
): readonly (readonly [string, string])[] {
  const anyName = taken.some(([candidate]) => candidate === ANY_NAME);
  const silent: readonly string[] = anyName ? NAME_WORDS : before.trim() === '' ? [] : STATEMENT_WORDS;
  const units = taken.some(([candidate]) => candidate === 'days');
  return taken.filter(([candidate]) => {
    if (silent.includes(candidate)) return false;
    return !units || (candidate === 'days' ? !anyName : !UNIT_WORDS.includes(candidate));
  });
}

/** What other languages write and this one does not, and what to write instead. */
function habitOf(found: string, before: string, after: string): string | null {
  if (!found.isWellFormed()) return 'half of a character is no text';
  if (/^[\uff10-\uff19]/u.test(found)) return 'digits are `0` to `9`';
  if (/^e[0-9+-]/iu.test(after) && /[0-9]$/u.test(before))
    return 'a number has no exponent: its digits are written out';
  if (found.startsWith('"')) return "text stands in single quotes, such as `'west'`";
  if (found.startsWith("'")) return 'a text ends with a quote on the line on which it begins';
  if (found.startsWith('`')) return 'a name in back-quotes ends with one on the line on which it begins';
  if (/^(?:<>|&&|\|\||!(?!=))/u.test(found) || (found === '=' && before.endsWith('=')))
    return 'conditions are joined by `and`, `or`, `not`, and compare by `=` and `!=`';
  return null;
}

function detailsOf(statement: string, offset: number, found: string): SyntaxDetails {
  const before = statement.slice(0, offset);
  const habit = habitOf(found, before.trimEnd(), statement.slice(offset, offset + 2));
  const all = takenAfter(before);
  const what = found === '' ? 'the statement ends' : `found \`${found}\``;
  if (all === null) {
    const cannot =
      found === '' ? `${what} too soon` : `${what}, which cannot stand here or is nested too deep`;
    return { message: habit === null ? cannot : `${cannot}: ${habit}`, expected: [], nearest: [] };
  }
  const taken = worthNaming(all, before);
  const expected = taken.map(([, name]) => name);
  const words = taken.map(([candidate]) => candidate).filter((candidate) => WORDS.includes(candidate));
  const where = `${what} where ${listed(expected)} ${expected.length === 1 ? 'must' : 'could'} stand`;
  return {
    message: habit === null ? where : `${where}: ${habit}`,
    expected,
    nearest: /^[\p{L}_]/u.test(found) ? nearestNames(found, words) : [],
  };
}

const FOUND = /(?:[\p{L}\p{N}_]+|'[^'\n]{0,40}'?|->|<>|&&|\|\||.)/uy;

/** What keeps a statement from being read. @param stop where the strict parser stopped */
export function syntaxProblem(statement: string, stop: number): SyntaxProblem {
  const offset = afterGap(statement, stop);
  FOUND.lastIndex = offset;
  const found = (FOUND.exec(statement)?.[0] ?? '').slice(0, 60);
  return { offset, found, details: () => detailsOf(statement, offset, found) };
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'nothing more';
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
