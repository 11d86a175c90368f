import type { ValidationScope } from './validation-scope.ts';
import { REMIT_MODULE } from '../catalog.ts';
import { isWord, validateUnique } from './validate-names.ts';

/** Modules are words of their own, and none is Remit's. */
export function validateModules({ modules, report }: ValidationScope): void {
  validateUnique(modules, 'modules', 'module', report);
  modules.forEach((name, index) => {
    const path = `modules[${index}]`;
    if (name === REMIT_MODULE) report('reserved-name', path, '`remit` is Remit’s own module.');
    else if (!isWord(name)) report('malformed-value', path, `\`${name}\` is no word.`);
  });
}
