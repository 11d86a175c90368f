/** What happened, that somebody is told of. */
export type NoticeKind =
  | 'waiting'
  | 'reminded'
  | 'escalated'
  | 'asked'
  | 'answered'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'reduced'
  | 'paid'
  | 'review'
  | 'published'
  | 'failed';

/** What it happened to. */
export type NoticeAbout = 'request' | 'access' | 'draft';
