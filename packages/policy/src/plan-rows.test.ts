import { describe, expect, test } from 'vitest';
import {
  account,
  assigned,
  atNoon,
  compare,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Assignment } from './directory.ts';
import type { PolicyDocument } from './document.ts';
import type { RowFilter } from './row-filter.ts';
import { compilePolicy } from './compile.ts';
import { matches } from './evaluate-row-filter.ts';
import { planRows } from './plan-rows.ts';
import { whatCan } from './what-can.ts';

function plan(
  policy: Partial<PolicyDocument>,
  assignments: readonly Assignment[],
  action = 'read',
): RowFilter {
  const directory = smallDirectory({ assignments });
  const subject = subjectIn(directory, 'alice');
  return planRows(compilePolicy(smallDocument(policy), 1), subject, action, 'crm.Account', atNoon);
}

const reader = role('Reader', [{ actions: ['read'] }]);
const west = compare('region', '=', text('west'));

describe('planning a list', () => {
  test('no access is a value: none', () => {
    expect(plan({ roles: [reader] }, [])).toEqual({ kind: 'none' });
    expect(plan({ roles: [reader] }, [assigned('alice', 'Reader')], 'delete')).toEqual({ kind: 'none' });
  });

  test('a role at the root without conditions is all', () => {
    expect(plan({ roles: [reader] }, [assigned('alice', 'Reader')])).toEqual({ kind: 'all' });
  });

  test('a role at a folder is that folder and below', () => {
    const filter = plan({ roles: [reader] }, [assigned('alice', 'Reader', { folder: '/west' })]);
    const reached = ['/', '/west', '/west/coast', '/western', '/east'].filter((folder) =>
      matches(filter, account({}, { folder })),
    );
    expect(reached).toEqual(['/west', '/west/coast']);
  });

  test('a folder inside another one adds nothing to the filter', () => {
    const assignments = ['/west', '/west/coast'].map((folder) => assigned('alice', 'Reader', { folder }));
    expect(plan({ roles: [reader] }, assignments)).toEqual(
      plan({ roles: [reader] }, assignments.slice(0, 1)),
    );
  });

  test('facts of the subject are put in: what she lacks opens nothing', () => {
    const own = role('Own', [{ actions: ['read'], qualifiers: [{ kind: 'own' }] }]);
    const filter = plan({ roles: [own] }, [assigned('alice', 'Own')]);
    expect(JSON.stringify(filter)).toContain('"alice"');
    const where = { ...west, right: { kind: 'attribute', of: 'subject', name: 'region' } } as const;
    const lacking = role('Lacking', [{ actions: ['read'], on: ['crm.Account'], where }]);
    expect(plan({ roles: [lacking] }, [assigned('alice', 'Lacking')])).toEqual({ kind: 'none' });
  });

  test('a rule is a clause of its own, and one that nobody escapes leaves none', () => {
    const rule = {
      kind: 'forbid',
      name: 'x',
      actions: ['read'],
      on: ['crm.Account'],
      because: 'No.',
    } as const;
    const held = [assigned('alice', 'Reader')];
    expect(plan({ roles: [reader], rules: [rule] }, held)).toEqual({ kind: 'none' });
    expect(plan({ roles: [reader], rules: [{ ...rule, when: west }] }, held)).toEqual({
      kind: 'where',
      clauses: [{ kind: 'forbid', condition: west }],
    });
  });

  test('what can be done is told with the grants that give it, and what cannot is absent', () => {
    const directory = smallDirectory({ assignments: [assigned('alice', 'Reader')] });
    const subject = subjectIn(directory, 'alice');
    const reach = whatCan(compilePolicy(smallDocument({ roles: [reader] }), 1), subject, atNoon);
    expect(reach.map(({ type }) => type)).toEqual(['crm.Account', 'fin.PaymentRequest']);
    expect(reach[0]?.actions).toMatchObject([
      {
        action: 'read',
        rows: { kind: 'all' },
        sources: [{ grant: { role: 'Reader', scope: null, index: 0 } }],
      },
    ]);
  });
});
