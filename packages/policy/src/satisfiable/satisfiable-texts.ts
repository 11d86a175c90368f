import type { Use } from './satisfiable-uses.ts';
import { subsets } from '../subsets.ts';
import { isPath, isWithin, upward } from '../path.ts';
import { compareText, normalText } from '../values/scalar.ts';

/** Texts that between them answer every question asked, or why they may not. */
export interface Texts {
  readonly texts: readonly string[];
  readonly partial: string | null;
}

/** More parts than this, each looked for or not, are more ways than are worth trying. */
const MOST_PARTS = 7;

const textOf = (use: Use): string | null =>
  'value' in use && 'value' in use.value && typeof use.value.value === 'string'
    ? normalText(use.value.value)
    : null;

const textsOf = (uses: readonly Use[], ...hows: readonly Use['how'][]): readonly string[] => [
  ...new Set(uses.filter(({ how }) => hows.includes(how)).flatMap((use) => textOf(use) ?? [])),
];

/** A character that stands in none of the texts: what it sets apart stays apart. */
function spacer(texts: readonly string[]): string {
  const all = texts.join('');
  const plain = ['-', ' ', '.', '_', '/', ':', '+'].find((each) => !all.includes(each));
  if (plain !== undefined) return plain;
  let code = 0xe100;
  while (all.includes(String.fromCodePoint(code))) code += 1;
  return String.fromCodePoint(code);
}

/**
 * Texts for `starts with`, `ends with` and `contains`. Whatever a text answers, so does one that is put together of the
 * longest beginning, the longest end and the parts that it has, with a foreign character between them: no part crosses
 * that, so nothing else holds of it.
 */
function partTexts(uses: readonly Use[], between: string): Texts {
  const [starts, ends] = [textsOf(uses, 'starts with'), textsOf(uses, 'ends with')];
  const parts = textsOf(uses, 'contains');
  if (starts.length + ends.length + parts.length === 0) return { texts: [], partial: null };
  if (parts.length > MOST_PARTS || starts.length * ends.length > MOST_PARTS ** 2)
    return { texts: [], partial: `it asks for more than ${MOST_PARTS} parts of one text` };
  const built = ['', ...starts].flatMap((start) =>
    ['', ...ends].flatMap((end) => subsets(parts).map((some) => [start, ...some, end].join(between))),
  );
  const composes = built.some((text) => normalText(text) !== text);
  return { texts: built, partial: composes ? 'its parts melt into other letters' : null };
}

/** Just above a text lies the same with the least character behind it: nothing comes between the two. */
const LEAST = '\u0001';

/** A readable text between two neighbours, else the very next one. */
function after(text: string, next: string | undefined): string {
  const readable = [`${text} `, `${text}a`].find((each) => next === undefined || compareText(each, next) < 0);
  return readable ?? text + LEAST;
}

function orderedTexts(constants: readonly string[]): readonly string[] {
  const sorted = constants.toSorted(compareText);
  return ['', ...sorted.map((text, at) => after(text, sorted[at + 1]))];
}

/** Free text, or what compares with it. */
export function plainTexts(uses: readonly Use[]): Texts {
  const constants = textsOf(uses, 'equal', 'ordered');
  const trees = textsOf(uses, 'below', 'above');
  const every = [...constants, ...trees, ...textsOf(uses, 'starts with', 'ends with', 'contains')];
  const between = spacer(every);
  const parts = partTexts(uses, between);
  const ordered = uses.some(({ how }) => how === 'ordered') ? orderedTexts(constants) : [];
  const paths = trees.length === 0 ? [] : pathsFor(uses, []);
  const kinds = [ordered, parts.texts, paths].filter(({ length }) => length > 0).length;
  const mixed = kinds > 1 ? 'it asks of one text for its order, its parts and its place in a tree' : null;
  const fresh = ['other', 'another', 'a third'].filter((text) => !every.includes(text)).slice(0, 2);
  const texts = [...constants, ...ordered, ...parts.texts, ...paths, ...fresh, between, between + between];
  return { texts: [...new Set(texts)], partial: parts.partial ?? mixed };
}

/** A folder or department inside a tree and outside all that is named; an existing one where there is one. */
function freshIn(tree: string, named: readonly string[], existing: readonly string[]): string {
  const inside = named.filter((path) => path !== tree && isWithin(path, tree));
  const free = (path: string): boolean =>
    path !== tree &&
    isWithin(path, tree) &&
    !named.includes(path) &&
    !inside.some((path2) => isWithin(path, path2) || isWithin(path2, path));
  const root = tree === '/' ? '' : tree;
  const made = ['other', 'another', 'third', 'fourth'].map((name) => `${root}/${name}`).find(free);
  const found = existing.find(free) ?? made;
  if (found !== undefined) return found;
  let count = 5;
  while (!free(`${root}/other${count}`)) count += 1;
  return `${root}/other${count}`;
}

function pathsFor(uses: readonly Use[], existing: readonly string[]): readonly string[] {
  const trees = textsOf(uses, 'below').filter(isPath);
  const points = textsOf(uses, 'above').filter(isPath).flatMap(upward);
  const named = [...new Set(['/', ...trees, ...points, ...textsOf(uses, 'equal', 'ordered').filter(isPath)])];
  return [...named, ...['/', ...trees].map((tree) => freshIn(tree, named, existing))];
}

/** Paths of folders or departments: what is named, and in each tree a place that nothing else names. */
export function pathTexts(uses: readonly Use[], existing: readonly string[]): Texts {
  const strange = uses.some(({ how }) => ['ordered', 'starts with', 'ends with', 'contains'].includes(how));
  const words = textsOf(uses, 'starts with', 'ends with', 'contains').map((word) => word.replaceAll('/', ''));
  const made = words.filter((word) => word !== '').map((word) => `/${word}`);
  const asked = strange ? existing.slice(0, 200) : [];
  return {
    texts: [...new Set([...pathsFor(uses, existing), ...made, ...asked])].filter(isPath),
    partial: strange ? 'it asks for the order or for parts of a path' : null,
  };
}
