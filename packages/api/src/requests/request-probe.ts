import type { Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import { saidByRemit } from './complete-request.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Where a request would lie, and whose it would be. */
export interface ProbePlace {
  readonly id: string | null;
  readonly folder: string | null;
  readonly department: string | null;
  /** Member ids. */
  readonly submitter: string;
  readonly sentBy: string | null;
}

/** A request for nothing, to ask where one may be made: an amount can only narrow it. */
export function probeOf(
  { standing }: TenantCall,
  type: ResourceType,
  { id, folder, department, submitter, sentBy }: ProbePlace,
): Resource {
  return {
    type: type.name,
    id,
    folder,
    attributes: {
      ...saidByRemit(type, {
        submitter: { type: 'member', value: submitter },
        sent_by: sentBy === null ? null : { type: 'member', value: sentBy },
        status: { type: 'enum', value: 'waiting' },
      }),
      ...(type.department === undefined
        ? {}
        : { [type.department]: department === null ? null : { type: 'department', value: department } }),
      ...(type.amount === undefined
        ? {}
        : { [type.amount]: { type: 'money', minor: 0, currency: standing.tenant.baseCurrency } }),
    },
    history: [],
  };
}
