import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ChevronRight } from 'lucide-react';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Page } from '../../parts/page.tsx';
import { LazyTimeChip } from '../../shell/lazy-moment.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { access as words } from '../../words/access.ts';
import { MoreWords } from '../../words/words.tsx';
import { AccessPanes } from '../access/access-panes.tsx';
import { PersonHead } from '../access/person-head.tsx';
import { ManagePerson } from './manage-person.tsx';

/** "What can Alice see, and why?" */
export function PersonScreen() {
  return (
    <MoreWords words={{ access: words }}>
      <Person />
    </MoreWords>
  );
}

function Person() {
  const t = useTranslations('access');
  const calls = useCalls();
  const { tenant, rooms } = useMe();
  const { person } = useParams({ from: '/t/$tenant/people/$person' });
  const { data: access } = useSuspenseQuery(calls.options.people.access.queryOptions({ member: person }));
  return (
    <Page
      fill
      title={
        <span className="flex items-center gap-1.5">
          <Link to="/t/$tenant/people" params={{ tenant: tenant.slug }} className="text-ink-3 hover:text-ink">
            {t('people')}
          </Link>
          <ChevronRight size={16} aria-hidden className="text-ink-3" />
          {access.person.name}
        </span>
      }
      lead={<PersonHead access={access} />}
      actions={
        <>
          {rooms.roles.allowed ? <LazyTimeChip /> : null}
          <ManagePerson member={access.person.id} name={access.person.name} />
          <CopyButton text={window.location.href} label={t('copyLink')} />
        </>
      }
    >
      <AccessPanes access={access} />
    </Page>
  );
}
