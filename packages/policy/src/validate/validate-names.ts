import type { Report } from './validation-scope.ts';

const WORD = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Whether a name is a word, as those of modules, types, fields and actions are. */
export const isWord = (name: string): boolean => WORD.test(name);

/**
 * Reports every name of a list that came before, since what is written twice is decided once, and every empty one,
 * which no text form could say.
 * @param list where the list stands in the document, `roles`
 * @param what the list is of, `role`
 */
export function validateUnique(names: readonly string[], list: string, what: string, report: Report): void {
  const seen = new Set<string>();
  names.forEach((name, index) => {
    if (name.trim() === '') report('malformed-value', `${list}[${index}]`, `This ${what} has no name.`);
    if (seen.has(name))
      report('duplicate-name', `${list}[${index}]`, `There is another ${what} \`${name}\`.`);
    seen.add(name);
  });
}
