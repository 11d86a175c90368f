import { describe, expect, test } from 'vitest';
import {
  account,
  assigned,
  atNoon,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Condition } from './condition.ts';
import type { PolicyDocument } from './document.ts';
import { compilePolicy } from './compile.ts';
import { fieldMasks, fieldViews, refusedFields, visibleFields } from './fields.ts';

const directory = smallDirectory({
  assignments: [assigned('alice', 'Clerk'), assigned('alice', 'Chief', { folder: '/east' })],
});
const alice = subjectIn(directory, 'alice');

const compiledWith = (parts: Partial<PolicyDocument>) =>
  compilePolicy(
    smallDocument({ roles: [role('Clerk', [{ actions: ['write'] }]), role('Chief', [])], ...parts }),
    1,
  );

const margin = { type: 'crm.Account', field: 'margin' };
const iban = { type: 'crm.Account', field: 'iban' };
const maskOf = (parts: Partial<PolicyDocument>, field: string) =>
  fieldMasks(compiledWith(parts), alice, 'crm.Account', atNoon).find((each) => each.field === field);

describe('fields of a type that the policy does not know', () => {
  test('are none: not to be seen, nor written, nor masked', () => {
    const compiled = compiledWith({});
    const strange = account({ secret: text('x') }, { type: 'crm.Nothing' });
    expect(fieldViews(compiled, alice, strange, atNoon)).toEqual([]);
    expect(Object.keys(visibleFields(compiled, alice, strange, atNoon))).toEqual([]);
    expect(refusedFields(compiled, alice, null, strange, atNoon)).toEqual([]);
    expect(fieldMasks(compiled, alice, 'crm.Nothing', atNoon)).toEqual([]);
  });
});

describe('a field is given by a role whose row policies hold', () => {
  const reading: Condition = {
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'action', name: 'name' },
    right: { kind: 'literal', value: { type: 'text', value: 'read' } },
  };
  const unknown: Condition = {
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'subject', name: 'nothing' },
    right: { kind: 'literal', value: { type: 'text', value: 'x' } },
  };
  const seen = (where: Condition) => {
    const parts: Partial<PolicyDocument> = {
      rowPolicies: [{ name: 'p', type: 'crm.Account', roles: ['Chief'], where }],
      fieldRules: [{ ...margin, visible: ['Chief'] }],
    };
    const record = account({}, { folder: '/east' });
    return [
      visibleFields(compiledWith(parts), alice, record, atNoon)['margin'],
      maskOf(parts, 'margin')?.readable.kind,
    ];
  };

  test('asked of reading it, for a record and for a list', () => {
    expect(seen(reading)).toEqual(['writable', 'where']);
    expect(seen({ kind: 'not', condition: reading })).toEqual(['hidden', 'none']);
  });

  test('and not by one of whom that is unknown', () => {
    expect(seen(unknown)).toEqual(['hidden', 'none']);
    expect(seen({ kind: 'not', condition: unknown })).toEqual(['hidden', 'none']);
  });
});

describe('the mask of a field in a list', () => {
  test('names no pattern that nobody here is shown', () => {
    const masked = [
      { role: 'Chief', as: { kind: 'last', characters: 4 } },
      { role: 'Clerk', as: { kind: 'last', characters: 2 } },
    ] as const;
    const mask = maskOf({ fieldRules: [{ ...iban, masked }] }, 'iban');
    expect(mask?.readable).toEqual({ kind: 'none' });
    expect(mask?.writable).toEqual({ kind: 'none' });
    expect(mask?.masked.map(({ as, rows }) => [as.characters, rows.kind])).toEqual([
      [4, 'where'],
      [2, 'all'],
    ]);
    const nobody = { ...iban, masked: [{ role: 'Stranger', as: { kind: 'last', characters: 4 } }] } as const;
    const roles = [role('Clerk', [{ actions: ['read'] }]), role('Chief', []), role('Stranger', [])];
    expect(maskOf({ roles, fieldRules: [nobody] }, 'iban')).toEqual({
      field: 'iban',
      readable: { kind: 'none' },
      masked: [],
      writable: { kind: 'none' },
    });
  });

  test('of a field that everybody sees is reading and updating', () => {
    const roles = [role('Clerk', [{ actions: ['read'] }]), role('Chief', [])];
    expect(maskOf({ roles }, 'margin')).toEqual({
      field: 'margin',
      readable: { kind: 'all' },
      masked: [],
      writable: { kind: 'none' },
    });
  });
});

describe('what a change writes', () => {
  const compiled = compiledWith({ fieldRules: [{ ...margin, visible: ['Chief'] }] });
  const ten = { margin: { type: 'number', value: '10' } } as const;

  test('of a new record is every field that has a value, and no other', () => {
    expect(refusedFields(compiled, alice, null, account(ten), atNoon)).toEqual(['margin']);
    expect(refusedFields(compiled, alice, null, account({ margin: null }), atNoon)).toEqual([]);
    expect(refusedFields(compiled, alice, null, account(), atNoon)).toEqual([]);
  });

  test('of a record is what differs', () => {
    expect(refusedFields(compiled, alice, account(ten), account(ten), atNoon)).toEqual([]);
    expect(refusedFields(compiled, alice, account(), account({ margin: null }), atNoon)).toEqual([]);
    expect(refusedFields(compiled, alice, account(ten), account(), atNoon)).toEqual(['margin']);
    expect(refusedFields(compiled, alice, account(), account({ name: text('x') }), atNoon)).toEqual([]);
  });
});
