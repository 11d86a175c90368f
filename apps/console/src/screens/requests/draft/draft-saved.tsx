import { Check, CircleAlert, CloudOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../../data/problem.ts';
import type { DraftStanding } from './use-draft-autosave.ts';

interface DraftSavedProps {
  readonly standing: DraftStanding;
  readonly problem: Error | null;
}

/** Says whether the server has what stands in the form. */
export function DraftSaved({ standing, problem }: DraftSavedProps) {
  const t = useTranslations('requestDrafts.standing');
  const said =
    standing === 'nothing'
      ? null
      : standing === 'failed'
        ? t('failed', { reason: problem === null ? '' : problemOf(problem).message })
        : t(standing);
  return (
    <p role="status" className="flex min-h-5 items-start gap-1.5 text-xs text-ink-2">
      {standing === 'saved' ? <Check size={14} aria-hidden className="mt-0.5 shrink-0 text-gain" /> : null}
      {standing === 'offline' ? <CloudOff size={14} aria-hidden className="mt-0.5 shrink-0" /> : null}
      {standing === 'failed' ? (
        <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0 text-loss" />
      ) : null}
      {said}
    </p>
  );
}
