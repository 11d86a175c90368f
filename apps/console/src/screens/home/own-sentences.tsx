import { Link } from '@tanstack/react-router';
import {
  Banknote,
  Clock,
  FileText,
  HandHelping,
  Inbox,
  MessageCircleQuestion,
  ReceiptText,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home/home-views';
import { useDay, useMoment } from '../../parts/use-when.ts';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';

/** How many requests wait for this person, and by when the first is to be decided. */
export function InboxSentence({ inbox, now }: Pick<HomeView, 'inbox' | 'now'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const moment = useMoment();
  if (inbox === null) return null;
  const { count, due, oldest, others } = inbox;
  const params = { tenant: tenant.slug };
  return (
    <Sentence
      Icon={Inbox}
      text={t('inbox', { count })}
      detail={
        due !== null ? (
          t(due.at < now ? 'inboxLate' : 'inboxDue', { number: due.number, moment: moment(due.at) })
        ) : oldest === null ? (
          t('inboxOthers', { count: others })
        ) : (
          <>
            {t('inboxOldest')} <When at={oldest} />
          </>
        )
      }
      link={
        due === null ? (
          <Link to="/t/$tenant/inbox" params={params} />
        ) : (
          <Link to="/t/$tenant/inbox/$request" params={{ ...params, request: due.request }} />
        )
      }
    />
  );
}

/** What others approved, and this person may pay. */
export function PaySentence({ inbox }: Pick<HomeView, 'inbox'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  return (
    <Sentence
      Icon={Banknote}
      text={t('pay', { count: inbox?.toPay ?? 0 })}
      detail={t('payDetail')}
      link={<Link to="/t/$tenant/inbox" params={{ tenant: tenant.slug }} />}
    />
  );
}

/** Who asks for access that this person may give. */
export function GrantsSentence({ grants: { count, oldest } }: Pick<HomeView, 'grants'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  return (
    <Sentence
      Icon={HandHelping}
      text={t('grants', { count })}
      detail={
        oldest === null ? null : (
          <>
            {t('grantsOldest')} <When at={oldest} />
          </>
        )
      }
      link={<Link to="/t/$tenant/inbox" params={{ tenant: tenant.slug }} />}
    />
  );
}

/** Which requests go on only once this person has answered. */
export function AnswerSentence({ own }: Pick<HomeView, 'own'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const params = { tenant: tenant.slug };
  const asked = own.recent.find(({ status }) => status === 'information');
  return (
    <Sentence
      Icon={MessageCircleQuestion}
      text={t('answer', { count: own.asked })}
      detail={
        asked === undefined
          ? t('answerDetail')
          : t('mineLatest', { number: asked.number, purpose: asked.purpose ?? '–' })
      }
      link={
        asked === undefined ? (
          <Link to="/t/$tenant/requests" params={params} />
        ) : (
          <Link to="/t/$tenant/requests/$request" params={{ ...params, request: asked.id }} />
        )
      }
    />
  );
}

/** How this person's own latest requests stand. */
export function MineSentence({ own: { waiting, recent } }: Pick<HomeView, 'own'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const [latest] = recent;
  return (
    <Sentence
      Icon={ReceiptText}
      text={t('mine', { count: waiting })}
      detail={
        latest === undefined
          ? t('mineNever')
          : t('mineLatest', { number: latest.number, purpose: latest.purpose ?? '–' })
      }
      link={<Link to="/t/$tenant/requests" params={{ tenant: tenant.slug }} />}
    />
  );
}

/** What this person asked to be given and nobody has decided. */
export function AskedSentence({ own }: Pick<HomeView, 'own'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  return (
    <Sentence
      Icon={HandHelping}
      text={t('asked', { count: own.access })}
      detail={t('askedDetail')}
      link={<Link to="/t/$tenant/access-requests" params={{ tenant: tenant.slug }} />}
    />
  );
}

/** What this person holds. */
export function AccessSentence({ access: { roles, ends } }: Pick<HomeView, 'access'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const day = useDay();
  const ending =
    ends === null
      ? null
      : ends.role === null
        ? t('endsMember', { day: day(ends.until) })
        : t('ends', { role: ends.role, day: day(ends.until) });
  return (
    <Sentence
      Icon={FileText}
      text={t('access', { roles: roles.length })}
      detail={
        roles.length === 0
          ? t('accessNone')
          : ending === null
            ? roles.join(', ')
            : `${roles.join(', ')}. ${ending}.`
      }
      link={<Link to="/t/$tenant/me" params={{ tenant: tenant.slug }} />}
    />
  );
}

/** What this person loses first. */
export function EndsSentence({ access: { ends } }: Pick<HomeView, 'access'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const day = useDay();
  if (ends === null) return null;
  const when = day(ends.until);
  return (
    <Sentence
      Icon={Clock}
      text={ends.role === null ? t('endsMember', { day: when }) : t('ends', { role: ends.role, day: when })}
      detail={t('endsDetail')}
      link={<Link to="/t/$tenant/me" params={{ tenant: tenant.slug }} />}
    />
  );
}
