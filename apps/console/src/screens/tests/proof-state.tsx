import { useTranslations } from 'use-intl';
import type { DraftChecks } from '../../draft/use-checks.ts';
import { ErrorState } from '../../parts/states/error-state.tsx';

interface ProofStateProps {
  readonly checks: DraftChecks;
  /** Whether the question that a link asks cannot be put to this policy. */
  readonly badQuestion: boolean;
  /** Whether the draft does not hold together. */
  readonly invalid: boolean;
  readonly passed: number;
  readonly total: number;
}

/** How many of all tests and guards hold, and why that cannot be said of the draft. */
export function ProofState({ checks, badQuestion, invalid, passed, total }: ProofStateProps) {
  const t = useTranslations('tests');
  return (
    <>
      {badQuestion ? (
        <p role="status" className="text-warn">
          {t('badQuestion')}
        </p>
      ) : null}
      {invalid ? (
        <p role="status" className="rounded-md bg-warn-tint px-3 py-2 text-warn">
          {t('invalid')}
        </p>
      ) : null}
      {checks.kind === 'moved' ? (
        <p role="status" className="rounded-md bg-warn-tint px-3 py-2 text-warn">
          {t('moved')}
        </p>
      ) : null}
      {checks.kind === 'failed' ? <ErrorState error={checks.error} onRetry={checks.retry} /> : null}
      {total === 0 ? null : (
        <p role="status" className="font-medium" data-testid="proof">
          {t('counts', { passed, total })}
        </p>
      )}
    </>
  );
}
