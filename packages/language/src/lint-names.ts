import { latinName, lookAlikes, plainName } from './confusable-skeleton.ts';
import type { LintScope } from './lint-scope.ts';
import { listedNames } from './listed-names.ts';
import { namedLists, renaming, type NamedList } from './named-lists.ts';

/** Names of one kind that a reader may take for one another. */
function lintAlike(list: NamedList, scope: LintScope): void {
  for (const group of lookAlikes(list.names)) {
    const [first = '', ...others] = group;
    for (const name of others) {
      const index = list.names.indexOf(name);
      scope.report({
        code: 'look-alike-names',
        severity: 'warning',
        path: list.pathOf(index),
        sentence: `The ${list.what} \`${name}\` looks like ${listedNames(group.filter((each) => each !== name))}; a reader may take one for the other.`,
        nearest: [first],
      });
    }
  }
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic'].map(
  (script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const,
);

/** Whether a word has letters of two alphabets: the second one is hard to see, and is often meant to be. */
const mixed = (name: string): readonly string[] => {
  const words = name.split(/[^\p{L}\p{M}\p{N}_]+/u);
  const found = words.map((word) =>
    SCRIPTS.filter(([, script]) => script.test(word)).map(([script]) => script),
  );
  return found.find((scripts) => scripts.length > 1) ?? [];
};

/** Names with characters that nobody sees, or letters of several alphabets in one word. */
function lintMisleading(list: NamedList, scope: LintScope): void {
  list.names.forEach((name, index) => {
    const plain = plainName(name);
    const alphabets = mixed(plain);
    const unseen = plain !== name.normalize('NFC') && plain !== name;
    if (!unseen && alphabets.length === 0) return;
    const better = alphabets.includes('Latin') ? latinName(name) : plain;
    scope.report({
      code: 'misleading-name',
      severity: 'warning',
      path: list.pathOf(index),
      sentence:
        alphabets.length > 0
          ? `The ${list.what} \`${name}\` has ${alphabets.join(' and ')} letters in one word, which look alike.`
          : `The ${list.what} \`${plain}\` is written with characters that are not seen or are unusually wide.`,
      fixes: mixed(better).length > 0 ? [] : renaming(list, index, better, scope),
    });
  });
}

const QUALIFIERS: ReadonlySet<string> = new Set(['own', 'department']);
const CONDITION_WORDS: ReadonlySet<string> = new Set([
  'subject',
  'resource',
  'action',
  'context',
  'now',
  'folder',
]);

/** Names that text reads as something else first: a set called like a module, a field called like a word. */
function lintShadowed(list: NamedList, scope: LintScope): void {
  const modules = new Set(scope.document.modules.map(({ name }) => name));
  list.names.forEach((name, index) => {
    const by =
      list.kind === 'set' && modules.has(name)
        ? `the module \`${name}\``
        : (list.kind === 'set' || list.what === 'module') && QUALIFIERS.has(name)
          ? `the word \`${name}\` of a grant`
          : list.what.startsWith('field') && CONDITION_WORDS.has(name)
            ? `the word \`${name}\` of a condition`
            : null;
    if (by === null) return;
    const free = [`${name}Records`, `${name}Set`].find(
      (each) => !list.names.includes(each) && !modules.has(each),
    );
    scope.report({
      code: 'shadowed-name',
      severity: 'warning',
      path: list.pathOf(index),
      sentence: `The ${list.what} \`${name}\` is called like ${by}, which text takes it for.`,
      fixes: list.kind === 'set' && free !== undefined ? renaming(list, index, free, scope) : [],
    });
  });
}

/** Names that mislead: look-alikes, unseen characters, mixed alphabets, and names that stand for something else. */
export function lintNames(scope: LintScope): void {
  for (const list of namedLists(scope)) {
    lintAlike(list, scope);
    lintMisleading(list, scope);
    lintShadowed(list, scope);
  }
}
