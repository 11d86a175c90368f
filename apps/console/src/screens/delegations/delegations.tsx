import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Page } from '../../parts/page.tsx';
import { RefusedState } from '../../parts/states/refused-state.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
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
  const { tenant } = useMe();
  const { data } = useSuspenseQuery(calls.options.delegations.list.queryOptions());
  return (
    <Page
      title={
        <TitlePath
          under={
            <Link to="/t/$tenant/inbox" params={{ tenant: tenant.slug }}>
              {t('inbox')}
            </Link>
          }
        >
          {t('title')}
        </TitlePath>
      }
      lead={t('lead')}
      column="wide"
    >
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
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
