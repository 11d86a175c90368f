import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Page } from '../../parts/page.tsx';
import { RefusedState } from '../../parts/refused-state.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { approvals } from '../../words/approvals.ts';
import { newRequest } from '../../words/new-request.ts';
import { MoreWords } from '../../words/words.tsx';
import { NewRequestForm } from './new-request-form.tsx';

/** Ask for a payment, and see who will decide it before it is sent. */
export function NewRequestScreen() {
  return (
    <MoreWords words={{ approvals, newRequest }}>
      <NewRequest />
    </MoreWords>
  );
}

function NewRequest() {
  const t = useTranslations('newRequest');
  const calls = useCalls();
  const { data: form } = useSuspenseQuery(calls.options.requests.form.queryOptions());
  return (
    <Page title={t('title')} lead={t('lead')}>
      {form.create.allowed ? (
        <NewRequestForm form={form} />
      ) : (
        <RefusedState title={t('refused')} guard={form.create} />
      )}
    </Page>
  );
}
