import { useTranslations } from 'use-intl';
import type { AccessField } from '@remit/api/views';
import { SourceLine } from '../../parts/source-line.tsx';
import { VisibilityMark } from '../../parts/visibility-mark.tsx';

/** One field: what of it shows, through what; for a hidden one, which roles would show it. */
export function FieldLine({ field }: { readonly field: AccessField }) {
  const t = useTranslations('access');
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[10rem_7rem_minmax(0,1fr)]">
      <span className="font-medium">{field.label}</span>
      <span>
        <VisibilityMark visibility={field.visibility} />
      </span>
      <div className="flex min-w-0 flex-col gap-1 text-ink-2">
        {field.varies ? <span className="text-xs">{t('varies')}</span> : null}
        {field.visibility === 'hidden' || field.visibility === 'masked' ? (
          <span>
            {field.shownTo.length === 0 ? t('shownToNobody') : t('shownTo', { roles: field.shownTo.join(', ') })}
          </span>
        ) : field.sources.length === 0 ? (
          <span>{t('withRecord')}</span>
        ) : (
          field.sources.map((source) => (
            <SourceLine key={`${source.role} ${source.folder} ${source.through.id}`} source={source} />
          ))
        )}
      </div>
    </li>
  );
}
