import type { Grant, Role } from '@remit/policy/document';
import fc from 'fast-check';

const west: Grant['where'] = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name: 'region' },
  right: { kind: 'literal', value: { type: 'text', value: 'west' } },
};

/** Grants on the types of `documentWith`: bare and named, whole and narrowed. */
export const someGrant: fc.Arbitrary<Grant> = fc
  .record({
    actions: fc.subarray(['read', 'create', 'update', 'delete', 'export', 'write', 'manage', 'approve'], {
      minLength: 1,
    }),
    on: fc.option(fc.subarray(['crm.Account', 'crm.Contract', 'fin.PaymentRequest'], { minLength: 1 })),
    qualifiers: fc.option(
      fc.subarray([{ kind: 'own' }, { kind: 'module', module: 'crm' }] as const, { minLength: 1 }),
    ),
    where: fc.option(fc.constant(west)),
  })
  .map(({ actions, on, qualifiers, where }) => ({
    actions,
    ...(on === null ? {} : { on }),
    ...(qualifiers === null ? {} : { qualifiers }),
    ...(where === null || where === undefined ? {} : { where }),
  }));

const names = ['Rep', 'Lead', 'Clerk'] as const;

/** Three roles that may include one another, in circles too: a screen shows a draft that is not valid yet. */
export const someRoles: fc.Arbitrary<readonly Role[]> = fc.tuple(
  ...names.map((name) =>
    fc
      .record({
        grants: fc.array(someGrant, { maxLength: 3 }),
        includes: fc.subarray([...names]),
        module: fc.constantFrom(undefined, 'crm', 'fin'),
      })
      .map(({ grants, includes, module }): Role => {
        return { name, grants, includes, ...(module === undefined ? {} : { module }) };
      }),
  ),
);
