import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Sparkles } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useBeginDraft } from '../../draft/use-begin-draft.ts';
import { Button } from '../../parts/button.tsx';
import { minorDigits } from '../../parts/money-text.ts';
import { useFailureToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

/** A sample policy to look at and to take from, as a draft: nothing of it is in force before it is published. */
export function TrySample() {
  const t = useTranslations('home');
  const calls = useCalls();
  const tellFailure = useFailureToast();
  const navigate = useNavigate();
  const { tenant } = useMe();
  const begin = useBeginDraft(
    ({ id }) =>
      void navigate({ to: '/t/$tenant/changes/$draft/impact', params: { tenant: tenant.slug, draft: id } }),
  );
  const ready = useMutation({
    mutationFn: async () => {
      const { trialStep } = await import('@remit/sample/trial-policy');
      const { version, document } = await calls.client.policy.current.query();
      const currency = tenant.baseCurrency;
      const step = trialStep(document, { currency, minorDigits: minorDigits(currency) });
      return { version, step, name: t('sampleName') };
    },
    onSuccess: (start) => begin.mutate(start),
    onError: tellFailure,
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-3">
      <Button
        icon={<Sparkles size={14} aria-hidden />}
        pending={ready.isPending || begin.isPending}
        onClick={() => ready.mutate()}
      >
        {t('sample')}
      </Button>
      <p className="text-ink-2">{t('sampleLead')}</p>
    </div>
  );
}
