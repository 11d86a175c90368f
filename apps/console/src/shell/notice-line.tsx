import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { NoticeView } from '@remit/api/notices/notice-views';
import { classes } from '../parts/classes.ts';
import { When } from '../parts/when.tsx';
import { NoticeWay } from './notice-way.tsx';

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
      <NoticeWay
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
      </NoticeWay>
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
