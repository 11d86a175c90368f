import type { NoticeAbout } from '@remit/store/notices/notice-kind';
import type { NoticeView } from './notice-views.ts';

/** An e-mail ready to be sent. */
export interface NoticeMail {
  /** The same whenever it is sent again, so that whoever receives it twice is shown it once. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailContext {
  /** What browsers reach Remit as, without a slash at the end. */
  readonly publicUrl: string;
  readonly tenant: { readonly slug: string; readonly name: string };
  readonly receiver: { readonly name: string; readonly email: string };
}

/** What of a notice an e-mail says. */
export type MailedNotice = Pick<NoticeView, 'id' | 'title' | 'detail' | 'about' | 'target' | 'own'>;

/**
 * What a receiver is told by e-mail: one thing, or several together. Each link opens what it is about once they are
 * signed in, decides nothing and carries nothing secret.
 * @param notices oldest first; the e-mail goes by the id of the first
 */
export function noticeMail(
  { publicUrl, tenant, receiver }: MailContext,
  notices: readonly [MailedNotice, ...MailedNotice[]],
): NoticeMail {
  const [first, ...others] = notices;
  const parts = notices.map(({ title, detail, about, target, own }) => ({
    lines: [title, ...(detail === '' ? [] : [detail])].map(oneLine),
    link: `${publicUrl}${pathOf(about, target, own, tenant.slug)}`,
  }));
  const subject =
    others.length === 0
      ? oneLine(first.title)
      : `${notices.length} notices, the first: ${oneLine(first.title)}`;
  const foot = `You get this because of what you do in ${oneLine(tenant.name)}. The link decides nothing by itself. What comes by e-mail is yours to set, under Notices.`;
  return {
    messageId: `<${first.id}@notices.${new URL(publicUrl).hostname}>`,
    to: { name: oneLine(receiver.name), address: oneLine(receiver.email) },
    subject: `${subject} (${oneLine(tenant.name)})`,
    text: `${parts.map(({ lines, link }) => `${lines.join('\n')}\n\nOpen it: ${link}\n\n`).join('')}${foot}\n`,
    html: [
      '<!doctype html><html lang="en"><body style="font-family:sans-serif">',
      ...parts.flatMap(({ lines, link }) => [
        ...lines.map((line, at) => (at === 0 ? `<p><b>${escaped(line)}</b></p>` : `<p>${escaped(line)}</p>`)),
        `<p><a href="${escaped(link)}">Open it</a></p>`,
      ]),
      `<p style="color:#555;font-size:small">${escaped(foot)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

/** Where what a notice is about is shown, from the root of Remit. */
function pathOf(about: NoticeAbout, target: string, own: boolean, slug: string): string {
  const here = `/t/${encodeURIComponent(slug)}`;
  switch (about) {
    case 'request':
      return `/r/${target}?in=${encodeURIComponent(slug)}`;
    case 'access':
      return `${here}/access-requests`;
    case 'draft':
      return `${here}/changes/${target}`;
    case 'assignment':
      return `${here}/me`;
    case 'guest':
      return own ? `${here}/me` : `${here}/people/guests`;
    case 'review':
      return `${here}/reviews/${target}`;
    case 'delegation':
      return `${here}/delegations`;
    case 'audit':
      return `${here}/audit?view=${target}`;
    default:
      return about satisfies never;
  }
}

// What people typed goes into headers too: a line break there would begin another one.
const oneLine = (words: string): string => words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const;

function escaped(words: string): string {
  return words.replaceAll(/[&<>"']/g, (character) => entities[character as keyof typeof entities]);
}
