import type { ApprovalWorld } from './approval-world.ts';

/** Whether the policy of a world asks what a request comes to with the others. */
export const addsUp = ({ document }: ApprovalWorld): boolean =>
  document.approvals.some(({ aggregations = [] }) => aggregations.length > 0);

/** What the request comes to with the others; not known where its own amount is not. */
export function sumOf({ resource, others }: ApprovalWorld): number | null {
  const { amount } = resource.attributes;
  return amount?.type === 'money' ? amount.minor + others : null;
}
