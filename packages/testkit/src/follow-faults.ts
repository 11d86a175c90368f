import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { Follows } from '@remit/approvals/what-follows';

/**
 * How what was said before an approval differs from what it brought about, told from the two states alone.
 * @param person who approved
 */
export function followFaults(
  told: Follows,
  before: ApprovalCase,
  after: ApprovalCase,
  person: string,
): readonly string[] {
  const place = after.steps.findIndex(({ approvals }, at) => {
    const earlier = before.steps[at]?.approvals.length ?? 0;
    return approvals.slice(earlier).some((given) => given.person === person);
  });
  const settled = after.status === 'approved';
  const waits = settled ? null : (after.steps[after.current]?.name ?? null);
  const reached = settled ? after.steps.length : after.current;
  const step = after.steps[place]?.name ?? '';
  const done = settled || after.current > place;
  const happened = {
    step,
    done,
    status: after.status,
    next: done ? waits : null,
    passedOver: after.steps
      .filter((_, at) => at >= before.current && at < reached && at !== place)
      .map(({ name }) => name),
    onBehalfOf: after.steps[place]?.approvals.at(-1)?.onBehalfOf ?? null,
  };
  const { given, ...said } = told;
  const differ =
    JSON.stringify(sorted({ ...said, onBehalfOf: given.onBehalfOf })) !== JSON.stringify(sorted(happened));
  return differ
    ? [`of an approval it was said ${JSON.stringify(said)}, and ${JSON.stringify(happened)} happened`]
    : [];
}

const sorted = (one: object): readonly (readonly [string, unknown])[] =>
  Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1));
