import { Link } from '@tanstack/react-router';
import { ListChecks, UserRoundX, Users, UsersRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home/home-views';
import { useDay, useMoment } from '../../parts/use-when.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';

/** Guests whose time ends soon, those who end first named. */
export function GuestsSentence({ guests }: Pick<HomeView, 'guests'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const day = useDay();
  if (guests === null) return null;
  const { count, ending } = guests;
  const names = ending
    .map(({ person, until }) => t('guestEnds', { name: person.name, day: day(until) }))
    .join(', ');
  return (
    <Sentence
      Icon={UserRoundX}
      text={t('guests', { count })}
      detail={count > ending.length ? t('more', { names, count: count - ending.length }) : names}
      link={<Link to="/t/$tenant/people/guests" params={{ tenant: tenant.slug }} />}
    />
  );
}

/** How many lines of reviews wait for this person, and by when those of the first are to be decided. */
export function ReviewsSentence({ reviews: { lines, first }, now }: Pick<HomeView, 'reviews' | 'now'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const moment = useMoment();
  if (first === null) return null;
  const { name, dueAt, review } = first;
  return (
    <Sentence
      Icon={ListChecks}
      text={t('reviews', { count: lines })}
      detail={t(dueAt < now ? 'reviewsLate' : 'reviewsDue', { name, moment: moment(dueAt) })}
      link={
        <Link
          to="/t/$tenant/reviews/$campaign"
          params={{ tenant: tenant.slug, campaign: review }}
          search={{}}
        />
      }
    />
  );
}

/** Whose access in the departments of their head changed this week. */
export function TeamSentence({ team }: Pick<HomeView, 'team'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  if (team === null) return null;
  const { people, total } = team;
  const params = { tenant: tenant.slug };
  const names = people.map(({ name }) => name).join(', ');
  const [only] = people;
  return (
    <Sentence
      Icon={UsersRound}
      text={t('team', { count: total })}
      detail={
        total === 0
          ? t('teamNone')
          : total > people.length
            ? t('more', { names, count: total - people.length })
            : names
      }
      link={
        total === 1 && only !== undefined ? (
          <Link to="/t/$tenant/people/$person" params={{ ...params, person: only.id }} />
        ) : (
          <Link to="/t/$tenant/people" params={params} />
        )
      }
    />
  );
}

/** The way to ask what somebody can see, and why. */
export function LookUpSentence() {
  const t = useTranslations('home');
  const { tenant } = useMe();
  return (
    <Sentence
      Icon={Users}
      text={t('lookUp')}
      detail={t('lookUpDetail')}
      link={<Link to="/t/$tenant/people" params={{ tenant: tenant.slug }} />}
    />
  );
}
