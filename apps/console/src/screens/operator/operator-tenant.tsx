import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type {
  OperatorEventView,
  OperatorTenantRow,
  TenantFlagView,
} from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { When } from '../../parts/when.tsx';
import { ActDialog, actsFor, type TenantAct } from './act-dialog.tsx';
import { useFlagWords } from './flag-words.ts';
import { HostList } from './host-list.tsx';
import { TenantCounts } from './tenant-counts.tsx';
import { TenantMove } from './tenant-move.tsx';
import { TenantStatus } from './tenant-status.tsx';

const heading = 'text-base font-semibold tracking-tight';

/** One tenant as those see it who operate Remit: how it is, and what was done to it. */
export function OperatorTenantScreen() {
  const t = useTranslations('operator');
  const { id } = useParams({ from: '/operator/tenants/$id' });
  const { data } = useSuspenseQuery({
    ...identity.options.operator.tenant.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.move?.state === 'running' ? 1_000 : 10_000),
  });
  const { tenant } = data;
  const [act, setAct] = useState<TenantAct | null>(null);
  return (
    <Page
      title={
        <TitlePath under={<Link to="/operator/tenants">{t('tenants.title')}</Link>}>{tenant.name}</TitlePath>
      }
      lead={
        <span className="flex flex-wrap items-center gap-2">
          <TenantStatus status={tenant.status} />
          <span className="font-mono text-xs">{tenant.slug}</span>
        </span>
      }
      actions={actsFor(tenant.status).map((each) => (
        <Button key={each} look={each === 'remove' ? 'danger' : 'plain'} onClick={() => setAct(each)}>
          {t(`act.${each}.open`)}
        </Button>
      ))}
    >
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <Facts tenant={tenant} />
        <TenantMove about={data} titleClass={heading} />
        <TenantCounts tenant={tenant} titleClass={heading} />
        <HostList tenant={tenant} hosts={data.hosts} titleClass={heading} />
        <FlagList flags={data.flags} />
        <EventList events={data.events} />
      </div>
      {act === null ? null : <ActDialog act={act} tenant={tenant} onClose={() => setAct(null)} />}
    </Page>
  );
}

function Facts({ tenant }: { readonly tenant: OperatorTenantRow }) {
  const t = useTranslations('operator');
  const facts: readonly (readonly [string, string])[] = [
    [t('tenant.server'), tenant.server],
    [t('tenant.database'), tenant.databaseName],
    [t('tenant.login'), tenant.loginName],
    [t('tenant.id'), tenant.id],
  ];
  return (
    <Section title={t('tenant.facts')} level={2} titleClass={heading}>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        <dt className="text-ink-2">{t('tenant.tier')}</dt>
        <dd>{t(`tier.${tenant.tier}`)}</dd>
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="min-w-0 font-mono text-xs leading-5 break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function FlagList({ flags }: { readonly flags: readonly TenantFlagView[] }) {
  const t = useTranslations('operator.tenant');
  const words = useFlagWords();
  return (
    <Section title={t('flags')} level={2} titleClass={heading}>
      <ul className="mt-2 flex flex-col gap-1.5">
        {flags.map(({ flag, value, from }) => (
          <li key={flag} className="flex flex-wrap items-baseline gap-x-3">
            <span className="flex-1">{words.name(flag)}</span>
            <span>{words.value(value)}</span>
            <span className="text-xs text-ink-3">{t(`from.${from}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function EventList({ events }: { readonly events: readonly OperatorEventView[] }) {
  const t = useTranslations('operator.tenant');
  const did = useTranslations('operator.did');
  return (
    <Section title={t('events')} level={2} titleClass={heading} className="lg:col-span-2">
      {events.length === 0 ? <p className="mt-1 text-ink-2">{t('eventsNone')}</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {events.map(({ id, at, action, by, reason }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5">
            <span className="w-44 shrink-0 text-ink-2">
              <When at={at} exact />
            </span>
            <span className="font-medium">{did(action)}</span>
            <span className="text-ink-2">{by ?? t('commandLine')}</span>
            <span className="min-w-0 flex-1 basis-60 break-words">{reason}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
