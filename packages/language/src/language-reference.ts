import { POLICY_GRAMMAR } from './policy-grammar.ts';
import { RESERVED_WORDS, STATEMENT_WORDS } from './words.ts';

/** What the generated part of the reference stands between. */
const REFERENCE_START =
  '<!-- From here on written from the grammar: run the tests of this page with `-u` to renew it. -->';
const REFERENCE_END = '<!-- Written from the grammar up to here. -->';

/** Every word that the grammar knows, in the order of the alphabet. */
export const grammarWords = (): readonly string[] =>
  [
    ...new Set([...POLICY_GRAMMAR.matchAll(/(?:word|reserved)<"([a-z]+)">/gu)].map(([, word = '']) => word)),
  ].toSorted();

/** Productions and tokens as a reader needs them: without the marks that tell the parser which reading goes first. */
function productions(): string {
  const from = POLICY_GRAMMAR.indexOf('@top');
  const to = POLICY_GRAMMAR.indexOf('word<text>');
  return POLICY_GRAMMAR.slice(from, to)
    .replaceAll(/(?:word|reserved)<("[a-z]+")>/gu, '$1')
    .replaceAll(/![a-z]+ /gu, '')
    .replaceAll(/^@top /gmu, '')
    .trim();
}

function tokens(): string {
  const block = POLICY_GRAMMAR.slice(POLICY_GRAMMAR.indexOf('@tokens {') + '@tokens {'.length);
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && line !== '}' && !line.startsWith('@precedence') && !line.startsWith('":"'),
    )
    .join('\n');
}

const inCode = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(' ');

/**
 * The generated part of the language reference, in Markdown: the words, the productions and the tokens of the grammar
 * that the parser is built from.
 */
function languageReference(): string {
  const others = grammarWords().filter(
    (word) => !RESERVED_WORDS.includes(word) && !STATEMENT_WORDS.some((each) => each === word),
  );
  return [
    `Words that begin a statement: ${inCode(STATEMENT_WORDS)}.`,
    `Words of conditions, which are names in back-quotes alone: ${inCode(RESERVED_WORDS.toSorted())}.`,
    `Words within statements, which are names elsewhere: ${inCode(others)}.`,
    'In the productions `*` is any number of times, `+` at least once, `?` at most once, `|` or.',
    ['```', productions(), '```'].join('\n'),
    'Tokens: `$[…]` is one of the characters, `![…]` any other one; space and comments may stand between any two.',
    ['```', tokens(), '```'].join('\n'),
  ].join('\n\n');
}

/**
 * The page with its generated part renewed.
 * @throws when the page has no place for it
 */
export function withReference(page: string): string {
  const [start, end] = [page.indexOf(REFERENCE_START), page.indexOf(REFERENCE_END)];
  if (start < 0 || end < start) throw new Error('the page has no place for what is written from the grammar');
  return `${page.slice(0, start + REFERENCE_START.length)}\n\n${languageReference()}\n\n${page.slice(end)}`;
}
