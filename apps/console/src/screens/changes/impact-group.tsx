import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EffectGroup } from '@remit/api/changes/changes-impact-views';
import type { Guard } from '@remit/api/views';
import { Button } from '../../parts/button.tsx';
import { ChangeMark } from '../../parts/change-mark.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { PeopleAlike } from '../versions/people-alike.tsx';
import type { AskedWhy } from './asked-why.ts';

const shownLines = 6;

interface ImpactGroupProps {
  readonly group: EffectGroup;
  readonly onWhy: (asked: AskedWhy) => void;
  /** Lets one of them keep what they lose for a time; null where they lose nothing. */
  readonly keep: { readonly guard: Guard; readonly onPress: () => void } | null;
}

/** People for whom the same changes, and each thing that does: its reason is one press away. */
export function ImpactGroup({ group, onWhy, keep }: ImpactGroupProps) {
  const t = useTranslations('draftImpact');
  const [all, setAll] = useState(false);
  const { lines, people, total } = group;
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col items-start gap-2">
        <PeopleAlike people={people} total={total} />
        {keep === null || people[0] === undefined ? null : (
          <span className="print:hidden">
            <GuardedButton
              guard={keep.guard}
              asked={{ title: t('keepTitle') }}
              aria-label={t('keepOf', { name: people[0].name, more: total - 1 })}
              onPress={keep.onPress}
            >
              {t('keep')}
            </GuardedButton>
          </span>
        )}
      </div>
      <div className="flex min-w-0 flex-col items-start gap-1">
        <ul className="flex w-full flex-col gap-1 text-ink-2">
          {(all ? lines : lines.slice(0, shownLines)).map((line) => (
            <li key={`${line.change} ${line.sentence}`} className="flex items-start gap-2">
              <ChangeMark change={line.change} />
              <span className="min-w-0 flex-1 first-letter:uppercase">
                {line.sentence.replaceAll('`', '')}
              </span>
              <button
                type="button"
                aria-label={t('whyOf', { sentence: line.sentence.replaceAll('`', '') })}
                className="min-h-6 shrink-0 px-1 text-xs text-accent underline-offset-2 hover:underline max-sm:min-h-11 print:hidden"
                onClick={() => onWhy({ line, people })}
              >
                {t('why')}
              </button>
            </li>
          ))}
        </ul>
        {all || lines.length <= shownLines ? null : (
          <Button className="print:hidden" onClick={() => setAll(true)}>
            {t('showAll', { count: lines.length })}
          </Button>
        )}
      </div>
    </li>
  );
}
