import type { Role } from '@remit/policy/document';

/** Who administers a tenant, in every one that begins with a policy of ours. */
export const tenantAdministrator: Role = {
  name: 'TenantAdmin',
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
};
