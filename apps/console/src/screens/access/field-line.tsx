import { useTranslations } from 'use-intl';
import { SourceLine } from '../../parts/source-line.tsx';
import { VisibilityMark } from '../../parts/visibility-mark.tsx';
import type { AccessFieldGroup } from './group-fields.ts';

/** Fields that are alike: what of it shows, through what; for a hidden one, which roles would show it. */
export function FieldLine({ group }: { readonly group: AccessFieldGroup }) {
  const t = useTranslations('access');
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[11rem_6rem_minmax(0,1fr)]">
      <span className="font-medium">{group.labels.join(', ')}</span>
      <span>
        <VisibilityMark visibility={group.visibility} />
      </span>
      <div className="flex min-w-0 flex-col gap-1 text-ink-2">
        {group.varies ? <span className="text-xs">{t('varies')}</span> : null}
        {group.visibility === 'hidden' || group.visibility === 'masked' ? (
          <span>
            {group.shownTo.length === 0
              ? t('shownToNobody')
              : t('shownTo', { roles: group.shownTo.join(', ') })}
          </span>
        ) : group.sources.length === 0 ? (
          <span>{t('withRecord')}</span>
        ) : (
          group.sources.map((source) => (
            <SourceLine key={`${source.role} ${source.folder} ${source.through.id}`} source={source} />
          ))
        )}
      </div>
    </li>
  );
}
