import { compareFilters } from '@remit/policy/compare/compare-filters';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { diffMember, type FieldDiff } from '@remit/policy/compare/diff-member';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowFilter } from '@remit/policy/row-filter';
import type { Environment } from '@remit/policy/check';
import type { Subject } from '@remit/policy/subject';
import { canonicalCompiled } from './canonical-call.ts';
import type { TenantCall } from './tenant-call.ts';
import { dutiesAsked } from './approvals/duties-asked.ts';
import { momentsFrom, turningPoints, validityBounds } from './time/turning-points.ts';

/** Who publishes, under what, and when. */
export type Author = Pick<TenantCall, 'subject' | 'environment' | 'directory'> & {
  readonly policy: Pick<TenantCall['policy'], 'compiled'>;
};

/** More moments than this are not looked at one by one: such a draft counts as more. */
const mostMoments = 60;

/**
 * Whether a draft gives its author anything: an action, more records for one, or more of a field; now or at any moment
 * that is set already, through any account of theirs, whatever duties they meet. What cannot be told to be no more
 * than before counts as more.
 */
export function widensAuthor(author: Author, draft: CompiledPolicy): boolean {
  const { policy, subject, environment, directory } = author;
  const accounts = directory.subjects().filter(({ member }) => member.person === subject.member.person);
  const points = turningPoints(
    [policy.compiled.document, draft.document, ...accounts.map(({ member }) => member)],
    environment.timeZone,
  );
  const bounds = validityBounds({
    members: accounts.map(({ member }) => member),
    assignments: accounts.flatMap(({ assignments }) => assignments.map(({ assignment }) => assignment)),
  });
  const moments = momentsFrom(environment.now, [...bounds, ...points]);
  if (moments.length > mostMoments) return true;
  return accounts.some((account) =>
    moments.some((now) =>
      dutiesAsked([policy.compiled, draft]).some((met) =>
        // Applications may call with any context: what is asked of it counts as met at some time.
        widens(author, draft, account, { ...environment, now, met, open: true }),
      ),
    ),
  );
}

function widens(
  { policy, directory }: Author,
  draft: CompiledPolicy,
  account: Subject,
  environment: Environment,
): boolean {
  const { actions, fields } = diffMember(
    { compiled: canonicalCompiled(policy.compiled), subject: account },
    { compiled: canonicalCompiled(draft), subject: account },
    environment,
    directory.directory,
  );
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
