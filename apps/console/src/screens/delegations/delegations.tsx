import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../parts/back-link.tsx';
import { Page } from '../../parts/page.tsx';
import { RefusedState } from '../../parts/refused-state.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { delegations as words } from '../../words/delegations.ts';
import { MoreWords } from '../../words/words.tsx';
import { DelegationForm } from './delegation-form.tsx';
import { DelegationList } from './delegation-list.tsx';

/** Who decides in one's own place while one is away, in whose place one decides oneself, and how to change the first. */
export function DelegationsScreen() {
  return (
    <MoreWords words={{ delegations: words }}>
      <Delegations />
    </MoreWords>
  );
}

function Delegations() {
  const t = useTranslations('delegations');
  const calls = useCalls();
  const { data } = useSuspenseQuery(calls.options.delegations.list.queryOptions());
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <BackLink to="/t/$tenant/inbox" where="head">
          {t('inbox')}
        </BackLink>
      }
    >
      <div className="grid max-w-5xl gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-8">
          <DelegationList title={t('given')} none={t('givenNone')} delegations={data.given} />
          <DelegationList title={t('received')} none={t('receivedNone')} delegations={data.received} />
          {data.others.length === 0 ? null : (
            <DelegationList title={t('others')} none="" delegations={data.others} />
          )}
        </div>
        {data.create.allowed ? (
          <DelegationForm
            known={[...data.given.map(({ to }) => to), ...data.received.map(({ from }) => from)]}
          />
        ) : (
          <RefusedState title={t('refused')} guard={data.create} />
        )}
      </div>
    </Page>
  );
}
