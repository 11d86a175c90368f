import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OperatorFlagView } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { ClearFlag, SetFlag } from './flag-dialogs.tsx';
import { useFlagWords } from './flag-words.ts';

/** Every flag: its default, its roll-out, and the tenants for which it is set otherwise. */
export function OperatorFlagsScreen() {
  const t = useTranslations('operator.flags');
  const { data } = useSuspenseQuery(identity.options.operator.flags.queryOptions());
  const { data: list } = useSuspenseQuery(identity.options.operator.tenants.queryOptions());
  const [setting, setSetting] = useState<OperatorFlagView | null>(null);
  const [clearing, setClearing] = useState<Clearing | null>(null);
  return (
    <Page title={t('title')} lead={t('lead')}>
      {data.refusal === null ? null : (
        <p
          role="status"
          className="mb-4 rounded-lg border border-loss bg-loss-tint px-4 py-3 first-letter:uppercase"
        >
          {data.refusal}.
        </p>
      )}
      <ul className="flex flex-col gap-4">
        {data.flags.map((flag) => (
          <FlagCard
            key={flag.flag}
            flag={flag}
            tenants={data.tenants}
            onSet={() => setSetting(flag)}
            onClear={(tenant, whom) => setClearing({ flag: flag.flag, tenant, whom })}
          />
        ))}
      </ul>
      {setting === null ? null : (
        <SetFlag
          flag={setting}
          tenants={list.tenants}
          refusal={data.refusal}
          onClose={() => setSetting(null)}
        />
      )}
      {clearing === null ? null : <ClearFlag {...clearing} onClose={() => setClearing(null)} />}
    </Page>
  );
}

interface Clearing {
  readonly flag: OperatorFlagView['flag'];
  readonly tenant: string | null;
  readonly whom: string;
}

interface FlagCardProps {
  readonly flag: OperatorFlagView;
  readonly tenants: number;
  readonly onSet: () => void;
  readonly onClear: (tenant: string | null, whom: string) => void;
}

function FlagCard({
  flag: { flag, definition, rollOut, tenants: own },
  tenants,
  onSet,
  onClear,
}: FlagCardProps) {
  const t = useTranslations('operator.flags');
  const words = useFlagWords();
  return (
    <li className="card p-4">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold">{words.name(flag)}</h2>
          <p className="text-ink-2">{definition.description}</p>
          <p className="text-xs text-ink-3">
            <code className="font-mono">{flag}</code> ·{' '}
            {t('byDefault', { value: words.value(definition.default) })}
            {rollOut === null && own.length === 0 ? ` · ${t('nobodyElse')}` : null}
          </p>
        </div>
        <Button onClick={onSet} aria-label={`${t('set')} ${words.name(flag)}`}>
          {t('set')}
        </Button>
      </div>
      {rollOut === null ? null : (
        <div className="mt-3 flex flex-wrap items-center gap-3 border-t border-line pt-3">
          <p className="min-w-0 flex-1 basis-60">
            {t('rollOut', {
              value: words.value(rollOut.value),
              percent: rollOut.percent,
              reached: rollOut.reached,
              tenants,
            })}
          </p>
          <Button look="ghost" onClick={() => onClear(null, t('everybody'))}>
            {t('clear')}
          </Button>
        </div>
      )}
      {own.length === 0 ? null : (
        <ul aria-label={t('ofTheirOwn')} className="mt-3 flex flex-col gap-1.5 border-t border-line pt-3">
          {own.map(({ id, name, value }) => (
            <li key={id} className="flex flex-wrap items-center gap-3">
              <span className="min-w-0 flex-1">{name}</span>
              <span>{words.value(value)}</span>
              <Button look="ghost" onClick={() => onClear(id, name)} aria-label={`${t('clear')} ${name}`}>
                {t('clear')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
