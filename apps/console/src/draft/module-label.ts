import { moduleOf, REMIT_MODULE } from '@remit/policy/catalog';
import type { PolicyDocument } from '@remit/policy/document';

/** What the module of a type is called. */
export function moduleLabel({ modules }: PolicyDocument, type: string): string {
  const module = moduleOf(type);
  return module === REMIT_MODULE ? 'Remit' : (modules.find(({ name }) => name === module)?.label ?? module);
}
