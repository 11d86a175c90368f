import { useTranslations } from 'use-intl';

/** The outline of a list that is on its first way here: as tall as what comes, so nothing jumps. */
export function Skeleton({ lines = 8 }: { readonly lines?: number }) {
  const t = useTranslations('parts');
  return (
    <div role="status" className="flex flex-col gap-3 p-6 [animation:appear_200ms]">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          key={line}
          aria-hidden
          style={{ width: `${92 - ((line * 17) % 48)}%` }}
          className="h-4 rounded bg-hover"
        />
      ))}
    </div>
  );
}
