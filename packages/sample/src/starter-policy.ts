import type { PolicyDocument } from '@remit/policy/document';
import { EMPTY_DOCUMENT } from '@remit/policy/empty-document';
import { modules, resources } from './catalog.ts';
import { tenantAdministrator } from './tenant-administrator.ts';

/** The role that a new tenant's first person holds. */
export const starterAdministrator = tenantAdministrator.name;

/**
 * What a new tenant begins with: somebody who administers it, everybody's own requests, and nothing else. Whatever
 * more anybody may do is for its administrator to say.
 */
export function starterPolicy(): PolicyDocument {
  return {
    ...EMPTY_DOCUMENT,
    modules,
    resources,
    roles: [
      tenantAdministrator,
      {
        name: 'Employee',
        label: 'Employee',
        description: 'What everyone who works here may do: ask for payments and follow their own.',
        grants: [
          {
            actions: ['create', 'submit'],
            on: ['fin.PaymentRequest'],
            qualifiers: [{ kind: 'own' }, { kind: 'department' }],
          },
          { actions: ['read', 'withdraw'], on: ['fin.PaymentRequest'], qualifiers: [{ kind: 'own' }] },
        ],
      },
    ],
  };
}
