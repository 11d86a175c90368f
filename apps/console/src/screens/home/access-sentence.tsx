import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDay } from '../../parts/use-when.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';

/** What this person's roles let them read, and which of them ends first. */
export function AccessSentence() {
  const t = useTranslations('home');
  const calls = useCalls();
  const me = useMe();
  const day = useDay();
  const { data: access } = useSuspenseQuery(
    calls.options.people.access.queryOptions({ member: me.person.id }),
  );
  const held = access.roles.filter(({ standing }) => standing === 'active');
  const names = [...new Set(held.map(({ roleLabel }) => roleLabel))];
  const readable = access.types.reduce((sum, type) => sum + type.readable, 0);
  const ending = held
    .filter(({ until }) => until !== null)
    .toSorted((a, b) => (a.until ?? 0) - (b.until ?? 0))[0];
  return (
    <Sentence
      Icon={FileText}
      text={t('access', { readable, roles: names.length })}
      detail={
        ending?.until === undefined || ending.until === null
          ? names.join(', ')
          : t('accessEnds', { role: ending.roleLabel, day: day(ending.until) })
      }
      link={<Link to="/t/$tenant/me" params={{ tenant: me.tenant.slug }} />}
    />
  );
}
