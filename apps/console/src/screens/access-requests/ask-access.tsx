import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { accessRequests as words } from '../../words/access-requests.ts';
import { MoreWords } from '../../words/words.tsx';
import { AskForm } from './ask-form.tsx';
import { WhoNeedsIt } from './who-needs-it.tsx';

/** After a refusal: the roles that would allow it, the smallest first, and a form to ask for one of them for a time. */
export function AskAccessScreen() {
  return (
    <MoreWords words={{ accessRequests: words }}>
      <AskAccess />
    </MoreWords>
  );
}

function AskAccess() {
  const t = useTranslations('accessRequests');
  const { type, action, record = null, folder = null } = useSearch({ strict: false });
  if (type !== undefined && action !== undefined) {
    return <AskFor refused={{ action, type, record }} folder={folder} />;
  }
  return (
    <Page title={t('ask')}>
      <EmptyState title={t('noRefusal')} reason={t('noRefusalReason')} action={<AllRequests />} />
    </Page>
  );
}

interface AskForProps {
  readonly refused: { readonly action: string; readonly type: string; readonly record: string | null };
  readonly folder: string | null;
}

function AskFor({ refused, folder }: AskForProps) {
  const t = useTranslations('accessRequests');
  const calls = useCalls();
  const [person, setPerson] = useState<PersonChip | null>(null);
  const [, startTransition] = useTransition();
  const onBehalfOf = person?.id ?? null;
  const asked = { ...refused, folder, onBehalfOf };
  const { data } = useSuspenseQuery(calls.options.access.options.queryOptions(asked));
  const what = `${data.action} ${data.typeLabel}`;
  const lead = person === null ? t('askLead', { what }) : t('askForLead', { what, name: person.name });
  return (
    <Page title={t('ask')} lead={data.options.length > 0 ? lead : what}>
      {data.forOthers ? (
        <WhoNeedsIt person={person} onPick={(picked) => startTransition(() => setPerson(picked))} />
      ) : null}
      {data.already !== null ? (
        <EmptyState
          title={t(person === null ? 'already' : 'alreadyOther')}
          reason={data.already}
          action={<AllRequests />}
        />
      ) : data.nothing !== null ? (
        <EmptyState title={t('nothing')} reason={data.nothing} action={<AllRequests />} />
      ) : (
        <AskForm key={onBehalfOf} options={data.options} refused={refused} onBehalfOf={onBehalfOf} />
      )}
    </Page>
  );
}

function AllRequests() {
  const t = useTranslations('accessRequests');
  const { tenant } = useMe();
  return (
    <Link
      to="/t/$tenant/access-requests"
      params={{ tenant: tenant.slug }}
      className="text-accent hover:underline"
    >
      {t('all')}
    </Link>
  );
}
