import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Page } from '../../parts/page.tsx';
import { PeoplePath } from './people-path.tsx';
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
  const { rooms } = useMe();
  const { person } = useParams({ from: '/t/$tenant/people/$person' });
  const { data: access } = useSuspenseQuery(calls.options.people.access.queryOptions({ member: person }));
  return (
    <Page
      fill="wide"
      title={<PeoplePath>{access.person.name}</PeoplePath>}
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
