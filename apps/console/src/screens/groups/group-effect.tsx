import { useTranslations } from 'use-intl';
import type { GroupEffectView } from '@remit/api/groups/groups-views';
import { problemOf } from '../../data/problem.ts';
import { EffectOnPeople } from './effect-on-people.tsx';

export interface GroupEffectProps {
  /** As far as it has arrived. */
  readonly effect: { readonly data: GroupEffectView | undefined; readonly error: unknown };
  /** What happens then besides; that sessions end, where nothing else is said. */
  readonly after?: string;
}

/** What a change of what a group gives, or of who heads a department, would mean for whom, or why it would be refused. */
export function GroupEffect({ effect: { data, error }, after }: GroupEffectProps) {
  const t = useTranslations('groups');
  return (
    <div aria-live="polite">
      {error !== null ? (
        <p className="text-loss first-letter:uppercase">{problemOf(error).message.replaceAll('`', '')}</p>
      ) : data === undefined ? (
        <p className="text-ink-2">{t('checking')}</p>
      ) : (
        <div className="flex flex-col gap-3">
          {data.refusal === null ? null : (
            <p className="rounded-md bg-loss-tint px-3 py-2 text-loss">
              <span className="font-medium">{t('refused')}:</span> {data.refusal}.
            </p>
          )}
          <EffectOnPeople effect={data} />
          {data.refusal === null ? <p className="text-xs text-ink-3">{after ?? t('sessions')}</p> : null}
        </div>
      )}
    </div>
  );
}

/** What is accepted by going on; null while it has not arrived, and where it would be refused. */
export const acceptable = ({ data, error }: GroupEffectProps['effect']): string | null =>
  error === null && data !== undefined && data.refusal === null ? data.effectHash : null;
