import { nearestNames } from '@remit/policy/nearest-names';
import { strictPolicyParser } from './policy-grammar.ts';
import { STATEMENT_WORDS } from './split-statements.ts';

/** Where a statement stops making sense, and what could have stood there. */
export interface SyntaxProblem {
  readonly offset: number;
  readonly message: string;
  readonly expected: readonly string[];
  readonly nearest: readonly string[];
}

/** Words of statements: in another place they may be names. */
const NAME_WORDS: readonly string[] = [
  ...STATEMENT_WORDS,
  ...'includes can on up to roles for visible hidden editable masked as last grants nothing with'.split(' '),
];

const WORDS: readonly string[] = [
  ...NAME_WORDS,
  ...'in where and or not within is null contains starts ends overlaps true false now'.split(' '),
];

/** No word of the language, so what it stands for is a name. */
const ANY_NAME = 'zz_any_name';

/** What to try where a statement stops: the text, and what a reader calls it. */
const CANDIDATES: readonly (readonly [string, string])[] = [
  [ANY_NAME, 'a name'],
  ...WORDS.map((word) => [word, `\`${word}\``] as const),
  ["'text'", 'a text in quotes'],
  ['1', 'a number'],
  ['1 EUR', 'an amount such as `10 000 EUR`'],
  ['2026-01-01', 'a date such as `2026-01-31`'],
  ['=', 'a comparison such as `=`'],
  ['→', '`→`'],
  ['+', '`+`'],
  ['-', '`-`'],
  ['*', '`*`'],
  ...[':', ',', '.', '(', ')', '[', ']'].map((sign) => [sign, `\`${sign}\``] as const),
];

/** @returns the offset at which the text cannot go on; its length when more was expected; null when it is whole */
function stopsAt(text: string): number | null {
  try {
    strictPolicyParser.parse(text);
    return null;
  } catch (error) {
    const at = error instanceof SyntaxError ? /^No parse at ([0-9]+)$/.exec(error.message)?.[1] : undefined;
    if (at === undefined) throw error;
    const offset = Number(at);
    return offset + (text.slice(offset).length - text.slice(offset).trimStart().length);
  }
}

/** The grammar itself is asked what it would take: each candidate is tried where the statement stops. */
function takenAfter(before: string): readonly (readonly [string, string])[] {
  return CANDIDATES.filter(([candidate]) => {
    const text = `${before} ${candidate}`;
    const stop = stopsAt(text);
    return stop === null || stop >= text.length;
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
  const silent: readonly string[] = anyName ? NAME_WORDS : before === '' ? [] : STATEMENT_WORDS;
  return taken.filter(([candidate]) => !silent.includes(candidate));
}

/** What keeps a statement from being read; null when it can be. */
export function syntaxProblem(statement: string): SyntaxProblem | null {
  const offset = stopsAt(statement);
  if (offset === null) return null;
  const [found = ''] = /^(?:[\p{L}\p{N}_]+|'[^'\n]*'?|->|.)/u.exec(statement.slice(offset)) ?? [];
  const before = statement.slice(0, offset).trimEnd();
  const taken = worthNaming(takenAfter(before), before);
  const expected = taken.map(([, name]) => name);
  const words = taken.map(([candidate]) => candidate).filter((candidate) => WORDS.includes(candidate));
  return {
    offset,
    message: `${found === '' ? 'the statement ends' : `found \`${found}\``} where ${listed(expected)} ${expected.length === 1 ? 'must' : 'could'} stand`,
    expected,
    nearest: /^[\p{L}_]/u.test(found) ? nearestNames(found, words) : [],
  };
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'nothing more';
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
