import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { NoticeView } from '@remit/api/notice-views';
import { classes } from '../parts/classes.ts';
import { When } from '../parts/when.tsx';
import { useMe } from './tenant-context.ts';

interface NoticeLineProps {
  readonly notice: NoticeView;
  readonly onRead: () => void;
  /** Its reader goes to what it is about. */
  readonly onLeave: () => void;
}

/** One thing that happened, and the way to what it is about, which reads it. */
export function NoticeLine({ notice, onRead, onLeave }: NoticeLineProps) {
  const t = useTranslations('notices');
  const { title, detail, at, read, actor, open } = notice;
  return (
    <li className="flex items-start gap-2">
      <Way
        notice={notice}
        onGo={() => {
          onRead();
          onLeave();
        }}
      >
        <span className={classes('block text-balance', read ? 'text-ink-2' : 'font-medium')}>{title}</span>
        {detail === '' ? null : <span className="block truncate text-ink-2">{detail}</span>}
        <span className="flex flex-wrap gap-x-2 text-xs text-ink-3">
          {open ? <span className="font-medium text-accent">{t('toDo')}</span> : null}
          <When at={at} exact />
          {actor === null ? null : <span>{t('by', { name: actor.name })}</span>}
        </span>
      </Way>
      {read ? null : (
        <button
          type="button"
          aria-label={t('readOne', { title })}
          title={t('readOne', { title })}
          onClick={onRead}
          className="mt-2 inline-grid size-7 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-11"
        >
          <Check size={15} aria-hidden />
        </button>
      )}
    </li>
  );
}

function Way({
  notice: { about, target, own },
  onGo,
  children,
}: {
  readonly notice: NoticeView;
  readonly onGo: () => void;
  readonly children: ReactNode;
}) {
  const { slug: tenant } = useMe().tenant;
  const look = 'block min-w-0 flex-1 rounded-md px-1.5 py-2.5 hover:bg-hover';
  switch (about) {
    case 'request':
      return (
        <Link
          to={own ? '/t/$tenant/requests/$request' : '/t/$tenant/inbox/$request'}
          params={{ tenant, request: target }}
          onClick={onGo}
          className={look}
        >
          {children}
        </Link>
      );
    case 'access':
      return (
        <Link to="/t/$tenant/access-requests" params={{ tenant }} onClick={onGo} className={look}>
          {children}
        </Link>
      );
    case 'draft':
      return (
        <Link
          to="/t/$tenant/changes/$draft/impact"
          params={{ tenant, draft: target }}
          onClick={onGo}
          className={look}
        >
          {children}
        </Link>
      );
    case 'assignment':
      return (
        <Link to="/t/$tenant/me" params={{ tenant }} onClick={onGo} className={look}>
          {children}
        </Link>
      );
    case 'guest':
      return (
        <Link
          to={own ? '/t/$tenant/me' : '/t/$tenant/people/guests'}
          params={{ tenant }}
          onClick={onGo}
          className={look}
        >
          {children}
        </Link>
      );
    case 'review':
      return (
        <Link
          to="/t/$tenant/reviews/$campaign"
          params={{ tenant, campaign: target }}
          onClick={onGo}
          className={look}
        >
          {children}
        </Link>
      );
    case 'audit':
      return (
        <Link
          to="/t/$tenant/audit"
          params={{ tenant }}
          search={{ view: target }}
          onClick={onGo}
          className={look}
        >
          {children}
        </Link>
      );
    case 'delegation':
      return (
        <Link to="/t/$tenant/delegations" params={{ tenant }} onClick={onGo} className={look}>
          {children}
        </Link>
      );
    default:
      return about satisfies never;
  }
}
