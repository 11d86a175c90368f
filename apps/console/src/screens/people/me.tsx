import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Page } from '../../parts/page.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { access as words } from '../../words/access.ts';
import { MoreWords } from '../../words/words.tsx';
import { AccessPanes } from '../access/access-panes.tsx';
import { PersonHead } from '../access/person-head.tsx';

/** What I can see, and why: the same view that a security analyst has of me. */
export function MyAccessScreen() {
  return (
    <MoreWords words={{ access: words }}>
      <MyAccess />
    </MoreWords>
  );
}

function MyAccess() {
  const t = useTranslations('access');
  const calls = useCalls();
  const me = useMe();
  const { data: access } = useSuspenseQuery(
    calls.options.people.access.queryOptions({ member: me.person.id }),
  );
  return (
    <Page fill="wide" title={t('mine')} lead={<PersonHead access={access} />}>
      <AccessPanes access={access} />
    </Page>
  );
}
