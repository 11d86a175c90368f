import { useSuspenseQuery } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { SignInsView } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { When } from '../../parts/when.tsx';
import { useSignInWords } from './sign-in-words.ts';

/** Who signed in, who was refused, and whether anybody touched the record of it. */
export function OperatorSignInsScreen() {
  const t = useTranslations('operator.signIns');
  const words = useSignInWords();
  const { data } = useSuspenseQuery(identity.options.operator.signIns.queryOptions());
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ChainState chain={data.chain} />
      {data.events.length === 0 ? <EmptyState title={t('none')} reason={t('noneReason')} /> : null}
      <ul className="card mt-6 divide-y divide-line">
        {data.events.map(({ id, at, email, action, outcome, address }) => (
          <li
            key={id}
            className="grid items-baseline gap-x-4 gap-y-1 px-4 py-2.5 max-sm:grid-cols-[1fr_auto] sm:grid-cols-[11rem_minmax(0,1fr)_auto_5rem]"
          >
            <span className="text-ink-2">
              <When at={at} exact />
            </span>
            <span className="min-w-0 max-sm:order-1 max-sm:col-span-2">
              <span className="font-medium">{words(action)}</span>{' '}
              <span className="wrap-anywhere text-ink-2">{email ?? t('nobody')}</span>
            </span>
            <span className="font-mono text-xs text-ink-3 max-sm:order-2">{address ?? t('commandLine')}</span>
            <span className="justify-self-end">
              <Chip tone={outcome === 'allow' ? 'gain' : 'loss'}>{t(outcome)}</Chip>
            </span>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function ChainState({ chain }: { readonly chain: SignInsView['chain'] }) {
  const t = useTranslations('operator.signIns.chain');
  const Shield = chain.state === 'broken' ? ShieldAlert : ShieldCheck;
  const look = { whole: 'text-gain', long: 'text-ink-3', broken: 'text-loss' }[chain.state];
  return (
    <div role="status" className="card flex items-start gap-4 p-5">
      <Shield size={28} aria-hidden className={look} />
      <div className="min-w-0 flex-1">
        <p className="text-lg font-semibold tracking-tight">{t(chain.state)}</p>
        <p className="text-ink-2">
          {chain.state === 'broken'
            ? t('brokenNext', { finding: chain.finding })
            : t(chain.state === 'whole' ? 'wholeDetail' : 'longNext', { entries: chain.entries })}
        </p>
      </div>
    </div>
  );
}
