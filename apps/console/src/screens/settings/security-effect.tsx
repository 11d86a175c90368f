import { useTranslations } from 'use-intl';
import type { SecurityPreview } from '@remit/api/people/people-views';
import { problemOf } from '../../data/problem.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { Section } from '../../parts/section.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { More, PeopleNamed } from './people-named.tsx';

interface SecurityEffectProps {
  readonly preview: SecurityPreview | null;
  /** From when on a second factor would be asked for, in ms since 1970 UTC; null: at once. */
  readonly from: number | null;
  readonly changed: boolean;
  readonly settled: boolean;
  readonly error: unknown;
}

/** Whom an edit would stop at their next call, by name, and who could not do what it asks for. */
export function SecurityEffect({ preview, from, changed, settled, error }: SecurityEffectProps) {
  const t = useTranslations('security');
  const moment = useMoment();
  return (
    <Section
      level={2}
      title={t('effect')}
      titleClass="border-b border-line px-4 py-2 font-medium"
      className="card w-full"
    >
      <div className="px-4 py-3" aria-live="polite" aria-busy={changed && !settled}>
        {error !== null && error !== undefined ? (
          <p className="text-loss">{problemOf(error).message}</p>
        ) : !changed ? (
          <p className="text-ink-2">{t('unchanged')}</p>
        ) : preview === null ? (
          <p className="text-ink-2">{t('checking')}</p>
        ) : (
          <div className={settled ? undefined : 'opacity-70'}>
            <p className={preview.stoppedTotal === 0 ? 'text-ink-2' : 'font-medium text-loss'}>
              {preview.stoppedTotal === 0 ? t('stopsNobody') : t('stops', { count: preview.stoppedTotal })}
            </p>
            <ul className="mt-2 flex flex-col gap-2">
              {preview.stopped.map(({ person, reason }) => (
                <li key={person.id} className="flex items-center gap-2">
                  <Avatar name={person.name} />
                  <span className="min-w-0 flex-1">
                    <span className="font-medium">{person.name}</span>{' '}
                    <span className="text-ink-2">{reason}</span>
                  </span>
                </li>
              ))}
            </ul>
            <More count={preview.stoppedTotal - preview.stopped.length} />
            {preview.unableTotal === 0 ? null : (
              <>
                <p className="mt-4 font-medium text-warn">
                  {from === null
                    ? t('unable', { count: preview.unableTotal })
                    : t('unableUntil', { count: preview.unableTotal, moment: moment(from) })}
                </p>
                <PeopleNamed people={preview.unable} total={preview.unableTotal} />
              </>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}
