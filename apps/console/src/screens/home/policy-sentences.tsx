import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, GitPullRequest, KeyRound, UserX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home/home-views';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';

const mostNamed = 3;

/** Drafts that somebody has to deal with: one of them is opened, more are listed. */
export function DraftsWaitingSentence({
  kind,
  drafts,
}: Pick<HomeView, 'drafts'> & { readonly kind: 'review' | 'owed' | 'failed' }) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const params = { tenant: tenant.slug };
  const found = kind === 'review' ? drafts?.toReview : drafts?.[kind];
  if (found === undefined || found.latest === null) return null;
  return (
    <Sentence
      Icon={GitPullRequest}
      text={t(kind, { count: found.count })}
      detail={t('draftLatest', { name: found.latest.name })}
      link={
        found.count === 1 ? (
          <Link to="/t/$tenant/changes/$draft/impact" params={{ ...params, draft: found.latest.id }} />
        ) : (
          <Link to="/t/$tenant/changes" params={params} />
        )
      }
    />
  );
}

/** How many changes of the policy are in the making. */
export function DraftsSentence({ drafts }: Pick<HomeView, 'drafts'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  if (drafts === null) return null;
  const { open, own } = drafts;
  return (
    <Sentence
      Icon={GitPullRequest}
      text={t('drafts', { open })}
      detail={open === 0 ? t('draftsNone') : t('draftsOwn', { count: own.count })}
      link={<Link to="/t/$tenant/changes" params={{ tenant: tenant.slug }} />}
    />
  );
}

/** Whether the policy in force holds what its tests and guards say. */
export function ChecksSentence({ checks }: Pick<HomeView, 'checks'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  if (checks === null) return null;
  const { failing, total } = checks;
  const names = failing
    .slice(0, mostNamed)
    .map(({ name }) => name)
    .join(', ');
  const link = <Link to="/t/$tenant/access/tests" params={{ tenant: tenant.slug }} />;
  if (failing.length > 0) {
    const detail =
      failing.length > mostNamed ? t('more', { names, count: failing.length - mostNamed }) : names;
    return (
      <Sentence
        Icon={CircleAlert}
        urgent
        text={t('checksFail', { count: failing.length })}
        detail={detail}
        link={link}
      />
    );
  }
  return (
    <Sentence
      Icon={CircleCheck}
      text={total === 0 ? t('checksNone') : t('checksHold', { total })}
      detail={total === 0 ? t('checksNoneDetail') : t('checksHoldDetail')}
      link={link}
    />
  );
}

/** Roles that could go, for nobody has them. */
export function UnusedSentence({ unused }: Pick<HomeView, 'unused'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  if (unused === null || unused.count === 0) return null;
  const { count, roles } = unused;
  const params = { tenant: tenant.slug };
  const names = roles.map(({ label }) => label).join(', ');
  const [only] = roles;
  return (
    <Sentence
      Icon={UserX}
      text={t('unused', { count })}
      detail={count > roles.length ? t('more', { names, count: count - roles.length }) : names}
      link={
        count === 1 && only !== undefined ? (
          <Link to="/t/$tenant/access/roles/$role" params={{ ...params, role: only.name }} />
        ) : (
          <Link to="/t/$tenant/access/roles" params={params} />
        )
      }
    />
  );
}

/** Which policy applies, since when, and why it was published. */
export function PolicySentence({ policy }: Pick<HomeView, 'policy'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  if (policy === null) return null;
  return (
    <Sentence
      Icon={KeyRound}
      text={t('policy', { version: policy.version, roles: policy.roles })}
      detail={
        <>
          {policy.author === null ? t('policySince') : t('policyBy', { author: policy.author })}{' '}
          <When at={policy.publishedAt} />
          {': '}
          {policy.reason}
        </>
      }
      link={<Link to="/t/$tenant/access/roles" params={{ tenant: tenant.slug }} />}
    />
  );
}
