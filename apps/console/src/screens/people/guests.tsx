import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GuestsView } from '@remit/api/people/people-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { PeoplePath } from './people-path.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { administration } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { InviteDialog } from './invite-dialog.tsx';

/** Who is here from outside, until when, and who answers for them; those who end first above. */
export function GuestsScreen() {
  return (
    <MoreWords words={administration}>
      <Guests />
    </MoreWords>
  );
}

function Guests() {
  const t = useTranslations('guests');
  const calls = useCalls();
  const [inviting, setInviting] = useState(false);
  const query = useQuery(calls.options.people.guests.queryOptions());
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { guests, invite } = query.data;
  const here = guests.filter(({ standing }) => standing === 'active').length;
  return (
    <Page
      title={<PeoplePath>{t('title')}</PeoplePath>}
      lead={t('lead', { count: here })}
      actions={
        <GuardedButton
          guard={invite}
          look="primary"
          asked={{ title: t('inviteTitle') }}
          onPress={() => setInviting(true)}
        >
          {t('invite')}
        </GuardedButton>
      }
    >
      {guests.length === 0 ? (
        <EmptyState title={t('none')} reason={t('noneReason')} />
      ) : (
        <ul className="card divide-y divide-line">
          {guests.map((guest) => (
            <GuestRow key={guest.person.id} guest={guest} />
          ))}
        </ul>
      )}
      {inviting ? <InviteDialog timeZone={query.data.timeZone} onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}

function GuestRow({ guest }: { readonly guest: GuestsView['guests'][number] }) {
  const t = useTranslations('guests');
  const { tenant } = useMe();
  const { person, email, standing, from, until, sponsor, sponsorProblem } = guest;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <Avatar name={person.name} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            to="/t/$tenant/people/$person"
            params={{ tenant: tenant.slug, person: person.id }}
            className="inline-block font-medium hover:underline max-sm:-my-3 max-sm:py-3"
          >
            {person.name}
          </Link>
          <Chip tone={standing === 'active' ? 'gain' : 'warn'}>{t(`standing.${standing}`)}</Chip>
        </p>
        <p className="truncate text-xs text-ink-3">{email}</p>
      </div>
      <div className="min-w-0 basis-64 text-sm">
        <p className="text-ink-2">
          {standing === 'not-started' && from !== null ? (
            <>
              {t('starts')} <When at={from} exact />{' '}
            </>
          ) : null}
          {t(standing === 'ended' ? 'endedOn' : 'until')} <When at={until} exact />
        </p>
        <p
          className={
            sponsorProblem === null ? 'text-xs text-ink-3' : 'text-xs text-warn first-letter:uppercase'
          }
        >
          {sponsorProblem ?? (sponsor === null ? null : t('answers', { name: sponsor.name }))}
        </p>
      </div>
    </li>
  );
}
