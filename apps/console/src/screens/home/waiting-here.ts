import type { HomeView } from '@remit/api/home/home-views';

/** What can need somebody today, the most pressing first. */
const kinds = [
  'chain broken',
  'checks',
  'answer',
  'inbox',
  'grants',
  'pay',
  'access review',
  'owed',
  'failed',
  'review',
  'guests',
  'refusals',
  'ends',
] as const;

export type WaitingKind = (typeof kinds)[number];

/** Access that ends in less than this counts for today, in ms. */
const soon = 14 * 86_400_000;

/** What needs its reader today, the most pressing first; what they may not see is not there. */
export function waitingHere(home: HomeView): readonly WaitingKind[] {
  return kinds.filter((kind) => waits(home, kind));
}

function waits(home: HomeView, kind: WaitingKind): boolean {
  const { drafts, refusals, access } = home;
  switch (kind) {
    case 'chain broken':
      return home.chain !== null && home.chain.findings > 0;
    case 'checks':
      return home.checks !== null && home.checks.failing.length > 0;
    case 'answer':
      return home.own.asked > 0;
    case 'inbox':
      return home.inbox !== null && home.inbox.count > 0;
    case 'grants':
      return home.grants.count > 0;
    case 'pay':
      return home.inbox !== null && home.inbox.toPay > 0;
    case 'access review':
      return home.reviews.lines > 0;
    case 'owed':
      return drafts !== null && drafts.owed.count > 0;
    case 'failed':
      return drafts !== null && drafts.failed.count > 0;
    case 'review':
      return drafts !== null && drafts.toReview.count > 0;
    case 'guests':
      return home.guests !== null && home.guests.count > 0;
    case 'refusals':
      return refusals !== null && refusals.week > refusals.before;
    case 'ends':
      return access.ends !== null && access.ends.until < home.now + soon;
    default:
      return kind satisfies never;
  }
}
