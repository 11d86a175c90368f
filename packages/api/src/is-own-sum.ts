import type { ResourceType } from '@remit/policy/document';
import type { RequestSum } from './requests/request-sums.ts';

/**
 * Whether a sum is of what its asker asks for alone. How much others ask for is said to nobody: neither in words nor by
 * how much less would do.
 * @param sentBy who asks in the place of another, whose requests are no less that other's; null for nobody
 */
export const isOwnSum = (
  { aggregation }: Pick<RequestSum, 'aggregation'>,
  { owner }: Pick<ResourceType, 'owner'>,
  sentBy: string | null,
): boolean => sentBy === null && owner !== undefined && aggregation.by.includes(owner);
