import { accessDoors } from './procedures/access.ts';
import { auditDoors } from './procedures/audit.ts';
import { outsideDoors } from './procedures/outside.ts';
import { peopleDoors } from './procedures/people.ts';
import { policyDoors } from './procedures/policy.ts';
import { questionDoors } from './procedures/questions.ts';
import { requestDoors } from './procedures/requests.ts';
import { tenantDoors } from './procedures/tenant.ts';

/** Every door there is. A test holds the routers to this list, both ways. */
export const procedures = {
  ...outsideDoors,
  ...tenantDoors,
  ...peopleDoors,
  ...policyDoors,
  ...auditDoors,
  ...questionDoors,
  ...requestDoors,
  ...accessDoors,
} as const;

export type ProcedureName = keyof typeof procedures;
