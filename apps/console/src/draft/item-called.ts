import type { ItemName } from '@remit/policy/draft/document-items';
import type { PolicyDocument } from '@remit/policy/document';
import { typesOf } from './grant-reach.ts';

/**
 * What the thing is called that an item is about: a role, a type or a field by its label. What has a name alone, or is
 * in no document that is known here, goes by its key.
 */
export function itemCalled(document: PolicyDocument | undefined, { kind, key }: ItemName): string {
  if (document === undefined) return key;
  switch (kind) {
    case 'role':
      return document.roles.find(({ name }) => name === key)?.label ?? key;
    case 'module':
      return document.modules.find(({ name }) => name === key)?.label ?? key;
    case 'resource':
      return typesOf(document).find(({ name }) => name === key)?.label ?? key;
    case 'field': {
      const type = typesOf(document).find(({ name }) => key.startsWith(`${name}.`));
      const field = type?.fields.find(({ name }) => key === `${type.name}.${name}`);
      return type === undefined || field === undefined ? key : `${type.label}, ${field.label}`;
    }
    case 'set':
    case 'scope':
    case 'policy':
    case 'rule':
    case 'exclusion':
    case 'approval':
    case 'guard':
    case 'test':
    case 'comments':
      return key;
    default:
      return kind satisfies never;
  }
}
