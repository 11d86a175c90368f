import type { NoticeTopic } from './notice-kind.ts';

/** When an e-mail about something comes: at once, together with others in the morning, or never. */
export const mailTimes = ['now', 'daily', 'none'] as const;

export type MailTime = (typeof mailTimes)[number];

/** How somebody wants to be told of a topic. */
export interface NoticeWish {
  readonly topic: NoticeTopic;
  /** Whether the app shows it. */
  readonly shown: boolean;
  readonly mail: MailTime;
}
