import { useFormatter, useTranslations } from 'use-intl';
import type { StepView } from '@remit/api/requests/request-views';

/** Who will be able to decide a step when its turn comes, by name in one line. */
export function StepNames({ step }: { readonly step: StepView }) {
  const t = useTranslations('approvals');
  const format = useFormatter();
  const names = step.deciders.map(({ person }) => person.name);
  const others = step.decidersTotal - names.length;
  if (step.decidersTotal === 0) return <p className="text-ink-2">{t('nobodyYet')}</p>;
  return (
    <p className="text-ink-2">
      {others > 0
        ? t('others', { names: names.join(', '), count: others })
        : format.list(names, { type: 'disjunction' })}
    </p>
  );
}
