import { upward } from '@remit/policy/path';
import { loadSponsors } from '@remit/store/directory/guests';
import { listReviews, type StoredLine, type StoredReview } from '@remit/store/directory/reviews';
import { roleLabel } from '../grant-words.ts';
import { knowsFolder } from '../folders/knows-folder.ts';
import { type ReviewsAsker, reviewsAsker } from './reviews-asker.ts';
import { decideGuard, inPlaceOf } from './reviews-decide-guard.ts';
import { doubtsOf, reachedBy } from './reviews-doubts.ts';
import { passingOf } from './reviews-pass.ts';
import { tellsOfUse } from '../uses/recorded-uses.ts';
import { openReview } from './reviews-open.ts';
import type { ReviewLineView, ReviewsView, ReviewSummary, ReviewView } from './reviews-views.ts';
import type { TenantCall } from '../tenant-call.ts';

const mostListed = 100;

/** Reviews, newest first: all of them for whoever runs them, else those with lines that wait for the asker. */
export async function reviewsOf(call: TenantCall): Promise<ReviewsView> {
  const { runs, sees } = await reviewsAsker(call);
  const stored = await listReviews(call.tx, sees, mostListed);
  const { compiled } = call.policy;
  return {
    reviews: stored.map((each) => summaryOf(call, each, each)),
    start: runs,
    roles: runs.allowed
      ? compiled.document.roles.map(({ name }) => ({ name, label: roleLabel(compiled, name) }))
      : [],
    folders: runs.allowed ? call.directory.directory.folders : [],
  };
}

/**
 * A review with the lines that the asker may see, those in most doubt first, and of those alike the ones that reach most.
 * @throws RemitError `not-found` for none, and for one without a line of theirs, alike
 */
export async function getReview(call: TenantCall, id: string): Promise<ReviewView> {
  const { review, lines, asker } = await openReview(call, id, 'look');
  const now = reachedBy(call);
  const sponsors = await loadSponsors(call.tx);
  const views = lines.map((line) => lineView(call, review, line, now, asker, sponsors));
  const over = {
    allowed: false,
    reason: 'This review is closed.',
    next: 'Begin another one to look again.',
  } as const;
  return {
    review: summaryOf(call, review, {
      lines: lines.length,
      open: lines.filter(({ decision }) => decision === null).length,
      removals: lines.filter(({ decision }) => decision !== null && decision !== 'keep').length,
    }),
    lines: views.toSorted(
      (one, other) => other.doubts.length - one.doubts.length || other.holder.people - one.holder.people,
    ),
    folders: review.closedAt === null ? foldersBelow(call, lines) : [],
    whole: asker.sees === null,
    close: review.closedAt === null ? asker.runs : over,
  };
}

function foldersBelow(call: TenantCall, lines: readonly StoredLine[]): readonly string[] {
  const knows = knowsFolder(call);
  const held = new Set(lines.map(({ folder }) => folder));
  return call.directory.directory.folders.filter(
    (path) =>
      upward(path)
        .slice(1)
        .some((above) => held.has(above)) && knows(path),
  );
}

function summaryOf(
  { directory, policy, environment }: TenantCall,
  { id, name, kind, about, startedBy, startedAt, dueAt, closedAt }: StoredReview,
  { lines, open, removals }: Pick<ReviewSummary, 'lines' | 'open' | 'removals'>,
): ReviewSummary {
  return {
    id,
    name,
    kind,
    about,
    startedAt,
    dueAt,
    closedAt,
    lines,
    open,
    removals,
    aboutLabel: kind === 'role' && about !== null ? roleLabel(policy.compiled, about) : about,
    startedBy: directory.chip(startedBy),
    overdue: closedAt === null && open > 0 && dueAt < environment.now,
  };
}

function lineView(
  call: TenantCall,
  review: StoredReview,
  line: StoredLine,
  now: ReturnType<typeof reachedBy>,
  asker: ReviewsAsker,
  sponsors: ReadonlyMap<string, string>,
): ReviewLineView {
  const {
    holderKind,
    holderName,
    holderId,
    members,
    reviewer,
    peersHave,
    peersOf,
    decidedBy,
    passedBy,
    ...rest
  } = line;
  const { chip } = call.directory;
  const passing = passingOf(call, review, line, asker, sponsors);
  return {
    ...rest,
    holder: { kind: holderKind, id: holderId, name: holderName, people: members.length },
    roleLabel: roleLabel(call.policy.compiled, line.role),
    peers: peersHave === null || peersOf === null ? null : { have: peersHave, of: peersOf },
    reviewer: chip(reviewer),
    inPlace: inPlaceOf(call, review, line, asker.delegations),
    doubts: doubtsOf(call, review, line, now),
    decidedBy: chip(decidedBy),
    decide: decideGuard(call, review, line, asker),
    recorded: tellsOfUse(call.policy.compiled, line.role),
    passTo: chip(passing.kind === 'to' ? passing.to : null),
    passedBy: chip(passedBy.at(-1) ?? null),
  };
}
