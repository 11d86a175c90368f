import { Link } from '@tanstack/react-router';
import { Ban, ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home/home-views';
import { useDay } from '../../parts/use-when.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { actionWords } from '../audit/audit-words.ts';
import { Sentence } from './sentence.tsx';

/** How much was refused this week, against the week before. */
export function RefusalsSentence({ refusals }: Pick<HomeView, 'refusals'>) {
  const t = useTranslations('home');
  const a = useTranslations('audit');
  const { tenant } = useMe();
  if (refusals === null) return null;
  const { week, before, most } = refusals;
  return (
    <Sentence
      Icon={Ban}
      text={week > before ? t('refusalsRose', { week, before }) : t('refusals', { week })}
      detail={
        most === null
          ? t('refusalsBefore', { before })
          : t('refusalsMost', { ...most, action: actionWords(a, most.action) })
      }
      link={<Link to="/t/$tenant/audit" params={{ tenant: tenant.slug }} search={{ outcome: 'deny' }} />}
    />
  );
}

/** Whether the record is whole, by the last verification of it. */
export function ChainSentence({ chain }: Pick<HomeView, 'chain'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const day = useDay();
  if (chain === null) return null;
  const link = <Link to="/t/$tenant/audit" params={{ tenant: tenant.slug }} />;
  const { verifiedAt, entries, findings } = chain;
  if (verifiedAt === null) {
    return (
      <Sentence Icon={ShieldQuestionMark} text={t('chainNever')} detail={t('chainNeverDetail')} link={link} />
    );
  }
  const verified = { day: day(verifiedAt) };
  return findings > 0 ? (
    <Sentence
      Icon={ShieldAlert}
      urgent
      text={t('chainBroken')}
      detail={t('chainBrokenDetail', { ...verified, count: findings })}
      link={link}
    />
  ) : (
    <Sentence
      Icon={ShieldCheck}
      text={t('chainWhole', { entries })}
      detail={t('chainWholeDetail', verified)}
      link={link}
    />
  );
}
