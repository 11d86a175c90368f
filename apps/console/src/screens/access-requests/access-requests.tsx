import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { AccessRequestView } from '@remit/api/access/access-views';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { accessRequests as words } from '../../words/access-requests.ts';
import { manage } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { AccessCard } from './access-card.tsx';

/** Access that somebody asked for: what waits for its reader to grant, and what they asked for themselves. */
export function AccessRequestsScreen() {
  return (
    <MoreWords words={{ accessRequests: words, manage }}>
      <AccessRequests />
    </MoreWords>
  );
}

function AccessRequests() {
  const t = useTranslations('accessRequests');
  const calls = useCalls();
  const { tenant } = useMe();
  const { data } = useSuspenseQuery(calls.options.access.list.queryOptions());
  return (
    <Page
      title={
        <TitlePath
          under={
            <Link to="/t/$tenant/requests" params={{ tenant: tenant.slug }}>
              {t('toRequests')}
            </Link>
          }
        >
          {t('title')}
        </TitlePath>
      }
      lead={t('lead')}
      column="narrow"
    >
      <div className="flex flex-col gap-8">
        <Cards
          title={t('toDecide', { count: data.toDecide.length })}
          none={t('toDecideNone')}
          requests={data.toDecide}
        />
        <Cards title={t('mine', { count: data.mine.length })} none={t('mineNone')} requests={data.mine} />
      </div>
    </Page>
  );
}

interface CardsProps {
  readonly title: string;
  readonly none: string;
  readonly requests: readonly AccessRequestView[];
}

function Cards({ title, none, requests }: CardsProps) {
  return (
    <Section level={2} title={title} titleClass="mb-2 font-medium">
      {requests.length === 0 ? <p className="text-ink-2">{none}</p> : null}
      <div className="flex flex-col gap-3">
        {requests.map((request) => (
          <AccessCard key={request.id} request={request} />
        ))}
      </div>
    </Section>
  );
}
