import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';

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
