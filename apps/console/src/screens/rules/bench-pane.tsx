import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { BenchView } from '@remit/api/rules/rules-views';
import { conditionSentence, type ConditionWords } from '@remit/policy/words/condition-sentence';
import type { Condition } from '@remit/policy/condition';
import { conditionAt } from '@remit/policy/draft/edit-condition';
import { sentenceText } from '@remit/policy/words/sentence-part';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import { BenchRows } from './bench-rows.tsx';

interface BenchPaneProps {
  /** The types whose records it is about. */
  readonly types: readonly { readonly name: string; readonly label: string }[];
  /** The conditions of the rule, each with what it is called. */
  readonly slots: readonly { readonly path: string; readonly label: string; readonly condition: Condition }[];
  readonly action: string;
  readonly words: ConditionWords;
  readonly onChoose: (path: string) => void;
}

const ONLY = ['', 'true', 'false'] as const;

/** A condition held against real records: each part with its counts, what it alone decides, and some records. */
export function BenchPane({ types, slots, action, words, onChoose }: BenchPaneProps) {
  const t = useTranslations('rules');
  const calls = useCalls();
  const [picked, setPicked] = useState({ type: '', slot: '', only: '' as (typeof ONLY)[number] });
  const type = types.find(({ name }) => name === picked.type) ?? types[0];
  const slot = slots.find(({ path }) => path === picked.slot) ?? slots[0];
  const asked = useSettled(slot?.condition, 250);
  const bench = useQuery({
    ...calls.options.rules.bench.queryOptions({
      type: type?.name ?? '',
      condition: asked ?? { kind: 'constant', value: true },
      action,
      only: picked.only === '' ? null : picked.only,
    }),
    enabled: type !== undefined && asked !== undefined,
    placeholderData: keepPreviousData,
  });
  if (type === undefined || slot === undefined) return <p className="text-ink-2">{t('benchMissing')}</p>;
  return (
    <div className="relative flex flex-col gap-4">
      <ThinBar active={bench.isFetching} label={t('counting')} />
      <div className="flex flex-wrap items-center gap-2">
        {types.length < 2 ? null : (
          <SelectBox
            aria-label={t('benchType')}
            value={type.name}
            onChange={({ target }) => setPicked({ ...picked, type: target.value })}
            className="w-52"
          >
            {types.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </SelectBox>
        )}
        {slots.length < 2 ? null : (
          <SelectBox
            aria-label={t('benchSlot')}
            value={slot.path}
            onChange={({ target }) => setPicked({ ...picked, slot: target.value })}
            className="w-52"
          >
            {slots.map(({ path, label }) => (
              <option key={path} value={path}>
                {label}
              </option>
            ))}
          </SelectBox>
        )}
        <SelectBox
          aria-label={t('showOnly')}
          value={picked.only}
          onChange={({ target }) =>
            setPicked({ ...picked, only: ONLY.find((each) => each === target.value) ?? '' })
          }
          className="w-52"
        >
          {ONLY.map((only) => (
            <option key={only} value={only}>
              {t(only === '' ? 'onlyAny' : only === 'true' ? 'onlyTrue' : 'onlyFalse')}
            </option>
          ))}
        </SelectBox>
      </div>
      {bench.isError ? (
        <ErrorState error={bench.error} onRetry={() => void bench.refetch()} />
      ) : bench.data === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <Bench
          view={bench.data}
          condition={asked ?? slot.condition}
          slot={slot.path}
          words={words}
          onChoose={onChoose}
        />
      )}
    </div>
  );
}

interface BenchProps {
  readonly view: BenchView;
  readonly condition: Condition;
  readonly slot: string;
  readonly words: ConditionWords;
  readonly onChoose: (path: string) => void;
}

function Bench({ view, condition, slot, words, onChoose }: BenchProps) {
  const t = useTranslations('rules');
  const format = useFormatter();
  const said = (path: string): string => {
    const part = conditionAt(condition, path);
    return path === '' || part === null ? t('part0') : sentenceText(conditionSentence(part, slot, words));
  };
  const inItem = (path: string): string => (path === '' ? slot : `${slot}.${path}`);
  const { counted, parts } = view;
  if (counted.total === 0 && view.readable === 0)
    return <EmptyState title={t('benchNone')} reason={t('benchNoneReason')} />;
  return (
    <>
      <p className="text-ink-2">
        {t(counted.of === 'all' ? 'benchOfAll' : 'benchOfReadable', { total: counted.total })}
        {view.kept.length === 0 ? null : <> {t('benchKept', { list: view.kept.join(', ') })}</>}
      </p>
      <div className="overflow-x-auto bg-surface">
        <table className="w-full min-w-xl border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-3">
              <th className="py-1.5 pr-3 font-medium">{t('clause')}</th>
              <th className="px-3 py-1.5 text-right font-medium">{t('isTrue')}</th>
              <th className="px-3 py-1.5 text-right font-medium">{t('isFalse')}</th>
              <th className="px-3 py-1.5 text-right font-medium">{t('isUnknown')}</th>
              <th className="py-1.5 pl-3 text-right font-medium" title={t('aloneHint')}>
                {t('alone')}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ path, counts, alone }) => (
              <tr key={path} className="border-b border-line last:border-0">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  <button
                    type="button"
                    onClick={() => onChoose(inItem(path))}
                    style={{ paddingLeft: `${(path.match(/condition/gu)?.length ?? 0) * 0.75}rem` }}
                    className="min-h-6 text-left underline-offset-2 hover:underline max-sm:min-h-11"
                  >
                    {said(path)}
                  </button>
                </th>
                {counts === null ? (
                  <td colSpan={3} className="px-3 py-1 text-right text-ink-3">
                    {t('notCounted')}
                  </td>
                ) : (
                  <>
                    <td className="figures px-3 py-1 text-right">{format.number(counts.true)}</td>
                    <td className="figures px-3 py-1 text-right">{format.number(counts.false)}</td>
                    <td className="figures px-3 py-1 text-right text-ink-2">
                      {format.number(counts.unknown)}
                    </td>
                  </>
                )}
                <td className="figures py-1 pl-3 text-right font-medium">
                  {alone === null ? '' : format.number(alone)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {view.rows.length === 0 ? (
        <p className="text-ink-2">{view.readable === 0 ? t('benchUnreadable') : t('benchNoRows')}</p>
      ) : (
        <BenchRows view={view} said={said} onChoose={(path) => onChoose(inItem(path))} />
      )}
    </>
  );
}
