import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { SecurityView } from '@remit/api/people/people-views';
import { useMoment } from '../../parts/use-when.ts';
import { PeopleNamed } from './people-named.tsx';

interface GraceRunningProps {
  readonly until: number;
  readonly grace: NonNullable<SecurityView['grace']>;
}

/** That the time to add a second factor runs, and who has none yet. */
export function GraceRunning({ until, grace: { without, withoutTotal } }: GraceRunningProps) {
  const t = useTranslations('security');
  const moment = useMoment();
  const title = t('graceRuns', { moment: moment(until) });
  return (
    <section aria-label={title} className="mb-6 rounded-lg border border-line bg-warn-tint px-4 py-3">
      <p className="flex items-center gap-2 font-medium">
        <KeyRound size={16} aria-hidden className="shrink-0 text-warn" />
        {title}
      </p>
      <p className="mt-1">
        {withoutTotal === 0 ? t('graceNobody') : t('graceLacks', { count: withoutTotal })}
      </p>
      <PeopleNamed people={without} total={withoutTotal} />
    </section>
  );
}
