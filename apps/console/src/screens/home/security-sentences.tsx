import { Link } from '@tanstack/react-router';
import { BrickWall, BrickWallShield, UserKey } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home/home-views';
import { useDay } from '../../parts/use-when.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { ANYONE } from '../simulate/anyone.ts';
import { Sentence } from './sentence.tsx';

/** Who can change what everybody may do. */
export function PowerSentence({ power }: Pick<HomeView, 'power'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  if (power === null) return null;
  const { count, people, guests } = power;
  const names = people.map(({ name }) => name).join(', ');
  const named = count > people.length ? t('more', { names, count: count - people.length }) : names;
  return (
    <Sentence
      Icon={UserKey}
      urgent={guests > 0}
      text={t('power', { count })}
      detail={guests === 0 ? named : t('powerGuests', { names: named, guests })}
      link={
        <Link
          to="/t/$tenant/simulate"
          params={{ tenant: tenant.slug }}
          search={{ who: ANYONE, do: 'publish', type: 'remit.Policy', in: '/' }}
        />
      }
    />
  );
}

/** What attacks on the wall between tenants came to. */
export function WallSentence({ wall }: Pick<HomeView, 'wall'>) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  const day = useDay();
  if (wall === null) return null;
  const { state, last } = wall;
  return (
    <Sentence
      Icon={state === 'proved' ? BrickWallShield : BrickWall}
      urgent={state === 'failed'}
      text={t(`wall.${state}`)}
      detail={
        last === null
          ? t('wallNever')
          : t('wallLast', { day: day(last.at), probes: last.probes, leaks: last.leaks })
      }
      link={<Link to="/t/$tenant/settings/security" params={{ tenant: tenant.slug }} />}
    />
  );
}
