import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Page } from '../../parts/page.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { audit } from '../../words/audit.ts';
import { home as words } from '../../words/home.ts';
import { MoreWords } from '../../words/words.tsx';
import { NewRequestLink } from '../requests/form/new-request-link.tsx';
import { RecentRequests } from './recent-requests.tsx';
import { StartList } from './start-list.tsx';
import { Stands } from './stands.tsx';
import { Today } from './today.tsx';

/** The sentences that matter to whoever is signed in, each one click from done. */
export function HomeScreen() {
  return (
    <MoreWords words={{ audit, home: words }}>
      <Home />
    </MoreWords>
  );
}

function Home() {
  const t = useTranslations('home');
  const { person } = useMe();
  const calls = useCalls();
  const { data: home } = useSuspenseQuery(calls.options.home.get.queryOptions());
  return (
    <Page
      title={t('hello', { name: person.name })}
      lead={
        person.departmentName === null
          ? person.title
          : t('place', { title: person.title, department: person.departmentName })
      }
      column="middle"
      actions={<NewRequestLink>{t('newRequest')}</NewRequestLink>}
    >
      <div className="flex flex-col gap-8">
        {home.start === null ? null : <StartList steps={home.start} />}
        <Today home={home} />
        <Stands home={home} />
        <RecentRequests requests={home.own.recent} />
      </div>
    </Page>
  );
}
