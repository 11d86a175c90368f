import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Page } from '../../parts/page.tsx';
import { RefusedState } from '../../parts/states/refused-state.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { approvals } from '../../words/approvals.ts';
import { newRequest } from '../../words/new-request.ts';
import { requestDrafts } from '../../words/request-drafts.ts';
import { MoreWords } from '../../words/words.tsx';
import { NewRequestForm } from './form/new-request-form.tsx';

/** Change what was submitted, or send it again after it was rejected or expired. */
export function ChangeRequestScreen() {
  return (
    <MoreWords words={{ approvals, newRequest, requestDrafts }}>
      <ChangeRequest />
    </MoreWords>
  );
}

function ChangeRequest() {
  const t = useTranslations('approvals.again');
  const calls = useCalls();
  const { request: id } = useParams({ from: '/t/$tenant/requests/$request/change' });
  const { data: request } = useSuspenseQuery(calls.options.requests.get.queryOptions({ id }));
  const { type } = request;
  const { data: form } = useSuspenseQuery(calls.options.requests.form.queryOptions({ type }));
  const kind = request.change.allowed || !request.resubmit.allowed ? 'change' : 'resubmit';
  const guard = request[kind];
  return (
    <Page title={t(`title.${kind}`, { number: request.number })} lead={t(`lead.${kind}`)}>
      {guard.allowed ? (
        <NewRequestForm form={form} again={{ kind, request }} />
      ) : (
        <RefusedState title={t('refused', { number: request.number })} guard={guard} />
      )}
    </Page>
  );
}
