import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { WallView } from '@remit/api/people/people-views';
import { Section } from '../../parts/section.tsx';
import { useMoment } from '../../parts/use-when.ts';

/** What a tenant may know of the wall around it: when it was attacked last, how often, and what got through. */
export function WallProof({ wall: { state, last } }: { readonly wall: WallView }) {
  const t = useTranslations('security.wall');
  const moment = useMoment();
  const proved = state === 'proved';
  const Shield = proved ? ShieldCheck : ShieldAlert;
  return (
    <Section
      title={t('title')}
      level={2}
      titleClass="text-base font-semibold tracking-tight"
      className="mt-10 max-w-3xl"
    >
      <div className="card mt-2 flex items-start gap-3 p-4">
        <Shield
          size={22}
          aria-hidden
          className={proved ? 'text-gain' : state === 'failed' ? 'text-loss' : 'text-warn'}
        />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{t(state)}</p>
          <p className="mt-0.5 text-ink-2">
            {last === null
              ? t('never')
              : t('last', { moment: moment(last.at), probes: last.probes, leaks: last.leaks })}
            {proved ? null : ` ${t('ask')}`}
          </p>
        </div>
      </div>
    </Section>
  );
}
