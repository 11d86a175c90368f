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
  | 'failed'
  | 'ending'
  | 'moved'
  | 'matched'
  | 'sent';

/** What it happened to. A guest is told by the id of the member. */
export type NoticeAbout =
  | 'request'
  | 'access'
  | 'draft'
  | 'assignment'
  | 'guest'
  | 'delegation'
  | 'review'
  | 'audit';

/** What somebody can want to be told of or not: what asks for them, what became of what is theirs, what ends soon. */
export const noticeTopics = ['todo', 'outcome', 'ending'] as const;

export type NoticeTopic = (typeof noticeTopics)[number];

/** Which of these a kind is. */
export function topicOf(kind: NoticeKind): NoticeTopic {
  switch (kind) {
    case 'waiting':
    case 'reminded':
    case 'escalated':
    case 'asked':
    case 'answered':
    case 'review':
      return 'todo';
    case 'approved':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'reduced':
    case 'paid':
    case 'published':
    case 'failed':
    case 'moved':
    case 'matched':
    case 'sent':
      return 'outcome';
    case 'ending':
      return 'ending';
    default:
      return kind satisfies never;
  }
}
