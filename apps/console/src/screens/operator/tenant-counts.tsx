import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OperatorTenantRow } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useRefresh } from './use-refresh.ts';

interface TenantCountsProps {
  readonly tenant: OperatorTenantRow;
  readonly titleClass: string;
}

/** How much there is in a tenant. Looking leaves an event there, so it is asked for and never done by itself. */
export function TenantCounts({ tenant, titleClass }: TenantCountsProps) {
  const t = useTranslations('operator.tenant');
  const format = useFormatter();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const count = useMutation({
    mutationFn: (reason: string) => identity.client.operator.count.mutate({ ids: [tenant.id], reason }),
    onSuccess: async () => {
      setAsking(false);
      await refresh();
    },
  });
  const [counts] = count.data ?? [];
  return (
    <Section title={t('counts')} level={2} titleClass={titleClass}>
      <p className="mt-1 text-ink-2">{t('countsLead')}</p>
      {counts === undefined ? null : (
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
          <dt className="text-ink-2">{t('members')}</dt>
          <dd className="figures">{format.number(counts.members)}</dd>
          <dt className="text-ink-2">{t('requests')}</dt>
          <dd className="figures">{format.number(counts.requests)}</dd>
          <dt className="text-ink-2">{t('version')}</dt>
          <dd className="figures">{format.number(counts.policyVersion)}</dd>
          <dt className="text-ink-2">{t('migration')}</dt>
          <dd className="font-mono text-xs leading-5">{counts.migration}</dd>
        </dl>
      )}
      <Button className="mt-3" onClick={() => setAsking(true)}>
        {t('count')}
      </Button>
      {asking ? (
        <Dialog open onClose={() => setAsking(false)} title={t('counts')} description={t('countsLead')}>
          <ReasonForm
            act={t('countDo')}
            readBy="tenant"
            pending={count.isPending}
            error={count.error}
            onSubmit={(reason) => count.mutate(reason)}
            onCancel={() => setAsking(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
}
