import { useTranslations } from 'use-intl';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { NewRequestLink } from '../requests/new-request-link.tsx';
import { AccessSentence } from './access-sentence.tsx';
import { InboxSentence } from './inbox-sentence.tsx';
import { LookUpSentence } from './look-up-sentence.tsx';
import { MineSentence } from './mine-sentence.tsx';
import { PolicySentence } from './policy-sentence.tsx';
import { RecentRequests } from './recent-requests.tsx';

/** The sentences that matter to whoever is signed in, each one click from done. */
export function HomeScreen() {
  const t = useTranslations('home');
  const { person, rooms } = useMe();
  return (
    <Page
      title={t('hello', { name: person.name })}
      lead={
        person.departmentName === null
          ? person.title
          : t('place', { title: person.title, department: person.departmentName })
      }
      actions={<NewRequestLink>{t('newRequest')}</NewRequestLink>}
    >
      <div className="flex max-w-4xl flex-col gap-8">
        <ul className="card divide-y divide-line overflow-hidden">
          {rooms.inbox.allowed ? <InboxSentence /> : null}
          {rooms.roles.allowed ? <PolicySentence /> : null}
          {rooms.explain.allowed && rooms.people.allowed ? <LookUpSentence /> : null}
          <MineSentence />
          <AccessSentence />
        </ul>
        <RecentRequests />
      </div>
    </Page>
  );
}
