import type { NoticeAbout, NoticeKind } from '@remit/store/notices/notice-kind';
import type { NoticeWish } from '@remit/store/notices/notice-wish';
import type { PersonChip } from '../views.ts';

/** A notice as its receiver may read it now. */
export interface NoticeView {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly about: NoticeAbout;
  readonly target: string;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly read: boolean;
  /** Who made it happen; null for time, and for somebody who is gone. */
  readonly actor: PersonChip | null;
  /** What happened, in one sentence without a stop. */
  readonly title: string;
  /** What it is about, as far as the receiver sees it; may be empty. */
  readonly detail: string;
  /** Whether something is still to be done about it by the receiver. */
  readonly open: boolean;
  /** Whether what it is about is the receiver's own. */
  readonly own: boolean;
}

/** What a notice says besides what is kept of it; `actor` where whoever made it happen is not for its receiver to know. */
export type NoticeSaid = Pick<NoticeView, 'title' | 'detail' | 'open' | 'own'> & { readonly actor?: null };

/** How its reader wants to be told of a topic. */
export type NoticeWishView = NoticeWish;

/** The same of each topic. */
export interface NoticeWishesView {
  readonly wishes: readonly NoticeWishView[];
  /** Where e-mails go. */
  readonly email: string | null;
}

export interface NoticesView {
  readonly notices: readonly NoticeView[];
  /** Of these, how many were not read. */
  readonly unread: number;
  /** Whether there are older ones. */
  readonly more: boolean;
}
