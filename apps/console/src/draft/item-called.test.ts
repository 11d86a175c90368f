import { expect, test } from 'vitest';
import { itemCalled } from './item-called.ts';
import { documentWith } from './testing/document-with.ts';

const document = documentWith({ name: 'Rep', label: 'Sales rep', grants: [] }, { name: 'Clerk', grants: [] });
const [type] = document.resources;
const [field] = type?.fields ?? [];

test.each([
  [{ kind: 'role', key: 'Rep' }, 'Sales rep'],
  [{ kind: 'role', key: 'Clerk' }, 'Clerk'],
  [{ kind: 'role', key: 'Gone' }, 'Gone'],
  [{ kind: 'resource', key: type?.name ?? '' }, type?.label ?? ''],
  [{ kind: 'field', key: `${type?.name}.${field?.name}` }, `${type?.label}, ${field?.label}`],
  [{ kind: 'field', key: `${type?.name}.gone` }, `${type?.name}.gone`],
  [{ kind: 'rule', key: 'Rep' }, 'Rep'],
  [{ kind: 'comments', key: '' }, ''],
] as const)('%o is called %s', (item, called) => {
  expect(itemCalled(document, item)).toBe(called);
  expect(itemCalled(undefined, item)).toBe(item.key);
});
