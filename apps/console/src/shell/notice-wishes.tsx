import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { NoticeWishView } from '@remit/api/notices/notice-views';
import { problemOf } from '../data/problem.ts';
import { ErrorState } from '../parts/states/error-state.tsx';
import { SelectBox } from '../parts/fields/select-box.tsx';
import { Skeleton } from '../parts/states/skeleton.tsx';
import { useCalls } from './tenant-context.ts';

const mailTimes = ['now', 'daily', 'none'] as const satisfies readonly NoticeWishView['mail'][];

/** How their reader wants to be told of what. A change counts at once, for what happens from then on. */
export function NoticeWishes() {
  const t = useTranslations('notices.wishes');
  const calls = useCalls();
  const queries = useQueryClient();
  const wishes = useQuery(calls.options.notices.wishes.queryOptions());
  const saving = useMutation({
    mutationFn: (wish: NoticeWishView) => calls.client.notices.wish.mutate(wish),
    onSuccess: (reply) => queries.setQueryData([...calls.options.notices.wishes.queryKey()], reply),
  });
  if (wishes.data === undefined) {
    return wishes.isError ? (
      <ErrorState error={wishes.error} onRetry={() => void wishes.refetch()} />
    ) : (
      <Skeleton />
    );
  }
  const { email } = wishes.data;
  return (
    <div className="flex flex-col gap-5">
      <p className="text-ink-2">{email === null ? t('noEmail') : t('lead', { email })}</p>
      {wishes.data.wishes.map((wish) => (
        // While one is saved it is shown as it will be.
        <Wish
          key={wish.topic}
          wish={saving.isPending && saving.variables.topic === wish.topic ? saving.variables : wish}
          onChange={saving.mutate}
        />
      ))}
      <p role="status" className="text-ink-2">
        {saving.isSuccess ? t('saved') : null}
      </p>
      {saving.isError ? (
        <p role="alert" className="text-loss first-letter:uppercase">
          {problemOf(saving.error).message}
        </p>
      ) : null}
    </div>
  );
}

interface WishProps {
  readonly wish: NoticeWishView;
  readonly onChange: (wish: NoticeWishView) => void;
}

function Wish({ wish, onChange }: WishProps) {
  const t = useTranslations('notices.wishes');
  const mail = useId();
  const { topic } = wish;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-medium">{t(`topic.${topic}`)}</legend>
      <p className="text-xs text-ink-2">{t(`about.${topic}`)}</p>
      <label className="flex min-h-6 items-center gap-2 max-sm:min-h-11">
        <input
          type="checkbox"
          checked={wish.shown}
          onChange={({ target }) => onChange({ ...wish, shown: target.checked })}
          className="size-4 accent-(--accent)"
        />
        {t('shown')}
      </label>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label htmlFor={mail}>{t('mail')}</label>
        <SelectBox
          id={mail}
          className="min-w-44 flex-1"
          value={wish.mail}
          onChange={({ target }) => {
            const chosen = mailTimes.find((time) => time === target.value);
            if (chosen !== undefined) onChange({ ...wish, mail: chosen });
          }}
        >
          {mailTimes.map((time) => (
            <option key={time} value={time}>
              {t(`time.${time}`)}
            </option>
          ))}
        </SelectBox>
      </div>
    </fieldset>
  );
}
