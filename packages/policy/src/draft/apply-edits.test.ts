import { describe, expect, test } from 'vitest';
import { role, smallDocument } from '@remit/testkit/small-tenant';
import { applyEdits, type DocumentEdit } from './apply-edits.ts';
import { isInside, pathSteps, valueAt } from '../document-path.ts';

const document = smallDocument({
  roles: [role('Sales', [{ actions: ['read'] }], { includes: ['Staff'] }), role('Staff', [])],
});

describe('edits of a document', () => {
  test('replace, remove and add, one after the other', () => {
    const edits: readonly DocumentEdit[] = [
      { kind: 'replace', path: 'roles[0].grants[0].actions[0]', value: 'write' },
      { kind: 'add', path: 'roles[0].grants[0].upTo', value: { minor: 1, currency: 'EUR' } },
      { kind: 'add', path: 'roles[0].grants[1]', value: { actions: ['delete'] } },
      { kind: 'remove', path: 'roles[0].includes' },
      { kind: 'remove', path: 'roles[1]' },
    ];
    const grants = [
      { actions: ['write'], upTo: { minor: 1, currency: 'EUR' } },
      { actions: ['delete'] },
    ] as const;
    expect(applyEdits(document, edits)).toEqual({ ...document, roles: [role('Sales', grants)] });
  });

  test('leave the document they are made on as it is, and share what they do not touch', () => {
    const before = structuredClone(document);
    const after = applyEdits(document, [{ kind: 'remove', path: 'roles[0].grants[0]' }]);
    expect(document).toEqual(before);
    expect(after.roles[1]).toBe(document.roles[1]);
    expect(after.resources).toBe(document.resources);
  });

  test.each<DocumentEdit>([
    { kind: 'remove', path: 'roles[2]' },
    { kind: 'remove', path: 'roles[0].module' },
    { kind: 'remove', path: 'roles.length' },
    { kind: 'replace', path: 'roles[0].module', value: 'crm' },
    { kind: 'replace', path: 'roles[0].constructor.name', value: 'x' },
    { kind: 'add', path: 'roles[0].name', value: 'x' },
    { kind: 'add', path: 'roles[3]', value: {} },
    { kind: 'add', path: '', value: {} },
    { kind: 'add', path: 'roles[0].name.deeper', value: {} },
  ])('to a place that there is not are refused: $kind $path', (edit) => {
    expect(() => applyEdits(document, [edit])).toThrow(`cannot ${edit.kind} \`${edit.path}\``);
  });

  test('give an object no other nature through a key such as `__proto__`', () => {
    const edit = { kind: 'add', path: 'roles[0].__proto__', value: { module: 'crm' } } as const;
    const [sales] = applyEdits(document, [edit]).roles;
    expect(sales?.module).toBeUndefined();
    expect(Object.getPrototypeOf(sales)).toBe(Object.prototype);
  });
});

describe('paths into a document', () => {
  test('lead to what stands there, and to nothing else', () => {
    expect(pathSteps('roles[12].grants[0].where')).toEqual(['roles', 12, 'grants', 0, 'where']);
    expect(valueAt(document, 'roles[0].includes[0]')).toBe('Staff');
    expect(valueAt(document, 'roles[0].includes[1].name')).toBeUndefined();
    expect(valueAt(document, 'roles[0].toString')).toBeUndefined();
    expect(valueAt(document, 'roles.length')).toBeUndefined();
  });

  test.each(['roles[', 'roles[x]', 'roles..name', '[1', 'roles [0]'])(
    'are refused where they are none: %s',
    (path) => {
      expect(() => pathSteps(path)).toThrow('is no path into a document');
    },
  );

  test('lie inside one another step by step', () => {
    expect(isInside('roles[2].grants[0]', 'roles[2]')).toBe(true);
    expect(isInside('roles[2]', 'roles[2]')).toBe(true);
    expect(isInside('roles[20]', 'roles[2')).toBe(false);
    expect(isInside('roles[2].grantsX', 'roles[2].grants')).toBe(false);
  });
});
