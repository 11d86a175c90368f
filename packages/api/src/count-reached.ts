import { moduleOf } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import { matches } from '@remit/policy/evaluate-row-filter';
import type { RowFilter } from '@remit/policy/row-filter';
import { periodStanding } from '@remit/policy/standing';
import { countRecords } from '@remit/store/records/records';
import { memberRecord } from './people/people-search.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * How many things of a type each filter reaches, all at one moment. Records are in tables; what administers Remit is in
 * the directory.
 * @returns as many numbers as filters, in their order
 */
export async function countReached(
  { tx, directory, environment }: TenantCall,
  type: ResourceType,
  filters: readonly RowFilter[],
): Promise<readonly number[]> {
  switch (type.name) {
    case 'remit.Member': {
      const records = directory.directory.members.map(memberRecord);
      return filters.map((filter) => records.filter((record) => matches(filter, record)).length);
    }
    case 'remit.Assignment': {
      const records = directory.directory.assignments
        .filter((assignment) => periodStanding(assignment, environment.now) !== 'ended')
        .map(({ id, folder, role }) => ({
          type: type.name,
          id,
          folder,
          attributes: { role: { type: 'text', value: role } as const },
          history: [],
        }));
      return filters.map((filter) => records.filter((record) => matches(filter, record)).length);
    }
    default:
      // A tenant has one policy, one audit, and is one tenant.
      if (moduleOf(type.name) === 'remit') return filters.map(({ kind }) => (kind === 'none' ? 0 : 1));
      return countRecords(tx, type, filters);
  }
}
