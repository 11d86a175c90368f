import type { UseQueryResult } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { DraftCheck, Drafted, ImpactChecksView } from '@remit/api/changes/changes-impact-views';
import { countedChecks } from '../../draft/counted-checks.ts';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';

/** Whether everything holds that publishing asks for; what does not comes first, with its example. */
export function ImpactChecks({ checks }: { readonly checks: UseQueryResult<Drafted<ImpactChecksView>> }) {
  const t = useTranslations('draftImpact');
  if (checks.isError && checks.data === undefined)
    return <ErrorState error={checks.error} onRetry={() => void checks.refetch()} />;
  if (checks.data?.kind !== 'answer') return <Skeleton lines={2} />;
  const all = checks.data.answer.checks;
  const counted = countedChecks(all);
  const broken = counted.filter(({ passed }) => !passed);
  const shown = all.toSorted((one, other) => Number(one.passed) - Number(other.passed));
  return (
    <>
      <p className={broken.length === 0 ? 'text-ink-2' : 'font-medium text-loss'} data-testid="impact-checks">
        {broken.length === 0
          ? t('checksFine', { count: counted.length })
          : t('checksBroken', { broken: broken.length, count: counted.length })}
      </p>
      <details open={all.some(({ passed }) => !passed)} className="card">
        <summary className="flex min-h-9 cursor-default items-center px-4 text-ink-2 max-sm:min-h-11">
          {t('showAll', { count: all.length })}
        </summary>
        <ul className="divide-y divide-line border-t border-line">
          {shown.map((check) => (
            <CheckLine key={`${check.kind} ${check.name}`} check={check} />
          ))}
        </ul>
      </details>
    </>
  );
}

function CheckLine({ check: { kind, name, passed, sentence } }: { readonly check: DraftCheck }) {
  const t = useTranslations('draftImpact');
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <li className="flex items-start gap-2 px-4 py-2">
      <Icon
        size={16}
        role="img"
        aria-label={t(passed ? 'holds' : 'broken')}
        className={passed ? 'mt-0.5 shrink-0 text-gain' : 'mt-0.5 shrink-0 text-loss'}
      />
      <span className="min-w-0">
        <span className="text-ink-3">{t(`check.${kind}`)}</span>{' '}
        {kind === 'administrator' || kind === 'author' ? null : <span className="font-medium">{name}</span>}
        {sentence === null ? null : <span className="block text-ink-2">{sentence.replaceAll('`', '')}</span>}
      </span>
    </li>
  );
}
