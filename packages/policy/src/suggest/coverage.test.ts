import { describe, expect, test } from 'vitest';
import { atNoon, compare, role, smallDirectory, smallDocument, text } from '@remit/testkit/small-tenant';
import type { PolicyTest } from '../document.ts';
import { compilePolicy } from '../compile.ts';
import { coverage } from './coverage.ts';
import { runTests } from './run-tests.ts';

const asked = (name: string, roleName: string, parts: Partial<PolicyTest> = {}): PolicyTest => {
  return {
    name,
    subject: { kind: 'made-up', roles: [{ role: roleName, folder: '/' }] },
    type: 'crm.Account',
    folder: '/west',
    attributes: {},
    expect: { kind: 'decision', outcome: 'allow', action: 'read' },
    ...parts,
  };
};

/** Every part once: what a test decides by, what it only meets, and what no test comes upon. */
function covered(tests: readonly PolicyTest[]) {
  const compiled = compilePolicy(
    smallDocument({
      roles: [
        role('Reader', [
          { actions: ['read'], on: ['crm.Account'] },
          { actions: ['read'], on: ['crm.Account'], where: compare('region', '=', text('west')) },
        ]),
        role('Nobody', [{ actions: ['read'], on: ['crm.Account'] }]),
      ],
      folderScopes: [
        { folder: '/east', role: 'Reader', grants: [] },
        { folder: '/west/coast', role: 'Reader', grants: [{ actions: ['read'], on: ['crm.Account'] }] },
      ],
      rowPolicies: [
        { name: 'named', type: 'crm.Account', roles: ['Nobody'], where: compare('name', '=', text('x')) },
      ],
      fieldRules: [{ type: 'crm.Account', field: 'margin', visible: ['Reader'] }],
      rules: [
        {
          kind: 'forbid',
          name: 'noVips',
          actions: ['read'],
          on: ['crm.Account'],
          when: {
            kind: 'compare',
            operator: '=',
            left: { kind: 'attribute', of: 'resource', name: 'vip' },
            right: { kind: 'literal', value: { type: 'boolean', value: true } },
          },
          because: 'Not these.',
        },
      ],
      tests,
    }),
    1,
  );
  const found = coverage(compiled, runTests(compiled, smallDirectory({}), atNoon));
  const of = (match: object) =>
    found.parts.find(({ part }) => JSON.stringify(part) === JSON.stringify(match))?.covered;
  return { ...found, of };
}

const plain = { vip: { type: 'boolean', value: false } } as const;
const base = (index: number) => ({ kind: 'grant', grant: { role: 'Reader', scope: null, index } });

describe('coverage', () => {
  test('tells the grant that decided from the one that was only tried', () => {
    const { of } = covered([asked('reads', 'Reader', { attributes: plain })]);
    expect([of(base(0)), of(base(1))]).toEqual(['decided', 'tried']);
  });

  test('names what no test comes upon', () => {
    const { of } = covered([asked('reads', 'Reader', { attributes: plain })]);
    const nobody = { kind: 'grant', grant: { role: 'Nobody', scope: null, index: 0 } };
    expect([of(nobody), of({ kind: 'row-policy', name: 'named' })]).toEqual(['never', 'never']);
  });

  test('counts a rule as decided only where it forbade', () => {
    const rule = { kind: 'rule', name: 'noVips' };
    expect(covered([asked('reads', 'Reader', { attributes: plain })]).of(rule)).toBe('tried');
    // An unknown `vip` forbids: a rule lets pass only on false.
    expect(covered([asked('reads', 'Reader')]).of(rule)).toBe('decided');
  });

  test('counts a scope by the grants that stand in it, and an empty one where the role was held in vain', () => {
    const inside = asked('inside', 'Reader', { folder: '/west/coast', attributes: plain });
    const emptied = asked('emptied', 'Reader', { folder: '/east', attributes: plain });
    const { of } = covered([inside, emptied]);
    expect(of({ kind: 'scope', role: 'Reader', folder: '/west/coast' })).toBe('decided');
    expect(of({ kind: 'scope', role: 'Reader', folder: '/east' })).toBe('decided');
  });

  test('counts a row policy that refused', () => {
    const { of } = covered([asked('refused', 'Nobody', { attributes: { ...plain, name: text('y') } })]);
    expect(of({ kind: 'row-policy', name: 'named' })).toBe('decided');
  });

  test('counts a field rule by the tests that ask for its field', () => {
    const rule = { kind: 'field-rule', type: 'crm.Account', field: 'margin' };
    const sees = asked('sees', 'Reader', {
      attributes: plain,
      expect: { kind: 'field', field: 'margin', visibility: 'readable' },
    });
    expect(covered([sees]).of(rule)).toBe('decided');
    expect(covered([asked('reads', 'Reader', { attributes: plain })]).of(rule)).toBe('never');
  });

  test('is nothing of all without tests', () => {
    expect(covered([]).counts).toEqual({ decided: 0, tried: 0, total: 9 });
  });

  test('takes nothing from a test that could not be put', () => {
    const unknown = asked('unknown', 'Reader', { subject: { kind: 'member', email: 'eve@example.org' } });
    expect(covered([unknown]).counts).toMatchObject({ decided: 0, tried: 0 });
  });
});
