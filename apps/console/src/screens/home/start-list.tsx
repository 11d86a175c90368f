import { Link } from '@tanstack/react-router';
import {
  Blocks,
  CircleCheck,
  type LucideIcon,
  ShieldCheck,
  UserCheck,
  UserPlus,
  UsersRound,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import type { HomeStep, HomeView } from '@remit/api/home/home-views';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';
import { TrySample } from './try-sample.tsx';

const icons: Readonly<Record<HomeStep, LucideIcon>> = {
  people: UserPlus,
  second: UserCheck,
  roles: Blocks,
  given: UsersRound,
  proof: ShieldCheck,
};

/** The first steps of a new tenant, each one click away; what is done says so. */
export function StartList({ steps }: { readonly steps: NonNullable<HomeView['start']> }) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const params = { tenant: tenant.slug };
  const links: Readonly<Record<HomeStep, ReactElement<{ className?: string }>>> = {
    people: <Link to="/t/$tenant/people/guests" params={params} />,
    second: <Link to="/t/$tenant/people" params={params} />,
    roles: <Link to="/t/$tenant/access/roles" params={params} />,
    given: <Link to="/t/$tenant/people" params={params} />,
    proof: <Link to="/t/$tenant/access/tests" params={params} />,
  };
  return (
    <Section
      level={2}
      title={t('start', { done: steps.filter(({ done }) => done).length })}
      titleClass="pb-2 font-semibold"
    >
      <ol className="card divide-y divide-line overflow-hidden">
        {steps.map(({ step, done }) => (
          <Sentence
            key={step}
            Icon={done ? CircleCheck : icons[step]}
            text={t(`step.${step}`)}
            detail={done ? t('stepDone') : t(`stepDetail.${step}`)}
            link={links[step]}
          />
        ))}
      </ol>
      {steps.some(({ step, done }) => step === 'roles' && !done) ? <TrySample /> : null}
    </Section>
  );
}
