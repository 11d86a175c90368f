import type { PolicyDocument } from '@remit/policy/document';
import { modules, resources } from './catalog.ts';

/** The role that a new tenant's first person holds. */
export const starterAdministrator = 'TenantAdmin';

/**
 * What a new tenant begins with: somebody who administers it, everybody's own requests, and nothing else. Whatever
 * more anybody may do is for its administrator to say.
 */
export function starterPolicy(): PolicyDocument {
  return {
    modules,
    resources,
    sets: [],
    roles: [
      {
        name: starterAdministrator,
        label: 'Tenant administrator',
        description: 'Composes roles and publishes what they mean.',
        grants: [
          {
            actions: ['manage'],
            on: [
              'remit.Policy',
              'remit.Member',
              'remit.Assignment',
              'remit.Folder',
              'remit.Session',
              'remit.Security',
              'remit.Audit',
              'remit.Tenant',
            ],
          },
        ],
      },
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
    folderScopes: [],
    rowPolicies: [],
    fieldRules: [],
    rules: [],
    exclusions: [],
    approvals: [],
    guards: [],
    tests: [],
    comments: [],
  };
}
