import { compareFilters } from '@remit/policy/compare-filters';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { diffMember, type FieldDiff } from '@remit/policy/diff-member';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowFilter } from '@remit/policy/row-filter';
import type { TenantCall } from './tenant-call.ts';

/** Who publishes, under what, and when. */
export type Author = Pick<TenantCall, 'subject' | 'environment' | 'directory'> & {
  readonly policy: Pick<TenantCall['policy'], 'compiled'>;
};

/**
 * Whether a draft gives its author anything: an action, more records for one, or more of a field. What cannot be told
 * to be no more than before counts as more.
 */
export function widensAuthor(
  { policy, subject, environment, directory }: Author,
  draft: CompiledPolicy,
): boolean {
  const { actions, fields } = diffMember(policy.compiled, draft, subject, environment, directory.directory);
  return actions.some(({ before, after }) => !isWithin(after, before)) || fields.some(fieldWidens);
}

function fieldWidens({ beforeMask, afterMask }: FieldDiff): boolean {
  if (afterMask === null) return false;
  const before: FieldMask = beforeMask ?? { ...afterMask, readable: none, masked: [], writable: none };
  if (!isWithin(afterMask.readable, before.readable) || !isWithin(afterMask.writable, before.writable))
    return true;
  // A pattern on rows that were readable in full, or showed through one that says as much, shows nothing new.
  return afterMask.masked.some(({ as, rows }) => {
    const shown = before.masked.filter((each) => each.as.characters >= as.characters);
    return ![before.readable, ...shown.map((each) => each.rows)].some((wide) => isWithin(rows, wide));
  });
}

const none: RowFilter = { kind: 'none' };

/** Whether every row of one filter is surely a row of the other. */
function isWithin(narrow: RowFilter, wide: RowFilter): boolean {
  // Asked the other way round, because `narrower` also stands for "some come, others go".
  const change = compareFilters(narrow, wide);
  return change === 'same' || change === 'wider' || change === 'gains';
}
