import { useSuspenseQuery } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { IsolationRunView, IsolationView } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { When } from '../../parts/when.tsx';

/** What attacks on the wall between tenants found. */
export function OperatorIsolationScreen() {
  const t = useTranslations('operator.isolation');
  const { data } = useSuspenseQuery(identity.options.operator.isolation.queryOptions());
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ProofState proof={data} />
      <Section
        title={t('runs')}
        level={2}
        titleClass="text-base font-semibold tracking-tight"
        className="mt-8"
      >
        {data.runs.length === 0 ? <p className="mt-1 text-ink-2">{t('none')}</p> : <Runs runs={data.runs} />}
      </Section>
    </Page>
  );
}

function ProofState({ proof: { state, runs, blocksAt, blocked } }: { readonly proof: IsolationView }) {
  const t = useTranslations('operator.isolation');
  const format = useFormatter();
  const [last] = runs;
  const Shield = state === 'proved' ? ShieldCheck : ShieldAlert;
  return (
    <div className="card flex flex-wrap items-start gap-4 p-5">
      <Shield
        size={28}
        aria-hidden
        className={state === 'proved' ? 'text-gain' : state === 'failed' ? 'text-loss' : 'text-warn'}
      />
      <div className="min-w-0 flex-1 basis-60">
        <p className="text-lg font-semibold tracking-tight">{t(`state.${state}`)}</p>
        {state === 'overdue' ? <Overdue blocksAt={blocksAt} blocked={blocked} /> : null}
        {state === 'failed' ? <p className="text-ink-2">{t('failedNext')}</p> : null}
      </div>
      {last === undefined ? null : (
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          <Figure name={t('probes')} value={format.number(last.probes)} />
          <Figure name={t('leaks')} value={format.number(last.leaks)} />
          <Figure name={t('planted')} value={t('caught', { caught: last.caught, planted: last.planted })} />
        </dl>
      )}
    </div>
  );
}

const command = 'npx remit fuzz isolation --record $(git rev-parse --short HEAD)';

/** What to run, and what is refused without it from when on. */
function Overdue({ blocksAt, blocked }: Pick<IsolationView, 'blocksAt' | 'blocked'>) {
  const t = useTranslations('operator.isolation');
  const moment = useMoment();
  return (
    <>
      <p className="text-ink-2">{t('overdueNext')}</p>
      <p className="flex items-center gap-1">
        <code className="min-w-0 font-mono text-xs wrap-anywhere">{command}</code>
        <CopyButton text={command} label={t('copy')} />
      </p>
      {blocksAt === null ? null : (
        <p className={blocked ? 'text-loss' : 'text-ink-2'}>
          {t(blocked ? 'blocks' : 'blocksFrom', { moment: moment(blocksAt) })}
        </p>
      )}
    </>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="figures text-lg font-semibold">{value}</dd>
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly IsolationRunView[] }) {
  const t = useTranslations('operator.isolation');
  const format = useFormatter();
  return (
    <ul className="card mt-3 divide-y divide-line">
      {runs.map((run) => (
        <li key={run.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-4 py-2.5">
          <span className="w-48 shrink-0 font-medium">
            <When at={run.at} exact />
          </span>
          <dl className="flex flex-1 flex-wrap gap-x-6 gap-y-1">
            <Detail name={t('probes')} value={format.number(run.probes)} />
            <Detail name={t('leaks')} value={format.number(run.leaks)} bad={run.leaks > 0} />
            <Detail
              name={t('planted')}
              value={t('caught', { caught: run.caught, planted: run.planted })}
              bad={run.caught < run.planted}
            />
            <Detail name={t('seed')} value={String(run.seed)} />
            <Detail name={t('took')} value={t('seconds', { seconds: Math.round(run.tookMs / 1000) })} />
            <Detail name={t('version')} value={run.version} />
          </dl>
        </li>
      ))}
    </ul>
  );
}

interface DetailProps {
  readonly name: string;
  readonly value: string;
  readonly bad?: boolean;
}

function Detail({ name, value, bad = false }: DetailProps) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className={bad ? 'figures font-semibold text-loss' : 'figures'}>{value}</dd>
    </div>
  );
}
