import { Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EffectGroup, ImpactPeopleView } from '@remit/api/changes/changes-impact-views';
import type { DraftView } from '@remit/api/changes/changes-views';
import { EFFECT_RESULTS } from '@remit/policy/compare/effect-on-people';
import { canStage } from '@remit/policy/only-where';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { editGuard } from './edit-guard.ts';
import { byPermission, onlyLosses } from './impact-groups.ts';
import { ImpactGroup } from './impact-group.tsx';
import type { ImpactAddress } from './use-impact-address.ts';
import { WhyDialog } from './why-dialog.tsx';
import type { AskedWhy } from './asked-why.ts';

// It brings the picker of people with it.
const KeepUntil = lazyDialog(async () => (await import('./keep-until.tsx')).KeepUntil);

interface ImpactPeopleProps {
  readonly draft: DraftView;
  readonly impact: ImpactPeopleView;
  readonly address: ImpactAddress;
}

/** For whom a draft changes what, the gravest first; by people for whom the same changes, or by what changes. */
export function ImpactPeople({ draft, impact, address }: ImpactPeopleProps) {
  const t = useTranslations('draftImpact');
  const [asked, setAsked] = useState<AskedWhy | null>(null);
  const [keeping, setKeeping] = useState<EffectGroup | null>(null);
  const { only, by } = address;
  const items = impact.items.filter(canStage);
  const guard =
    items.length > 0 ? editGuard(draft) : { allowed: false as const, reason: t('keepNone'), next: null };
  const keepOf = (group: EffectGroup) =>
    group.result === 'loses' || group.result === 'narrower'
      ? { guard, onPress: () => setKeeping(group) }
      : null;
  const groups = useMemo(() => {
    const left = only === 'losses' ? onlyLosses(impact.groups) : impact.groups;
    return by === 'permission' ? byPermission(left) : left;
  }, [impact.groups, only, by]);
  const nobody = impact.groups.length === 0 && impact.others === 0;
  return (
    <>
      {impact.groups.length === 0 ? null : <ImpactChoices address={address} />}
      {groups.length > 0 ? null : (
        <EmptyState
          title={nobody ? (impact.duties > 0 ? t('dutiesAlone') : t('nobody')) : t('noLosses')}
          reason={t('looked', { count: impact.members })}
        />
      )}
      {EFFECT_RESULTS.map((result) => {
        const some: readonly EffectGroup[] = groups.filter((group) => group.result === result);
        if (some.length === 0) return null;
        const people = by === 'people' ? impact.effect.people[result] : null;
        return (
          <div key={result} className="flex flex-col gap-1.5">
            <h3 className="text-ink-2">
              {t(`result.${result}`)}
              {people === null || only === 'losses' ? null : (
                <span className="figures font-normal text-ink-3"> · {t('people', { count: people })}</span>
              )}
            </h3>
            <ul className="card divide-y divide-line">
              {some.map((group) => (
                <ImpactGroup
                  key={`${group.people[0]?.id ?? ''} ${group.lines[0]?.sentence ?? ''}`}
                  group={group}
                  onWhy={setAsked}
                  keep={keepOf(group)}
                />
              ))}
            </ul>
          </div>
        );
      })}
      {impact.groupsLeftOut === 0 ? null : (
        <p className="text-ink-3">{t('moreGroups', { count: impact.groupsLeftOut })}</p>
      )}
      {impact.others === 0 ? null : <p className="text-ink-3">{t('others', { count: impact.others })}</p>}
      <Suspense>
        {keeping === null ? null : (
          <KeepUntil draft={draft} people={keeping.people} items={items} onClose={() => setKeeping(null)} />
        )}
      </Suspense>
      {asked === null ? null : <WhyDialog draft={draft} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Which of the groups are shown, and how they are told apart. */
function ImpactChoices({ address: { only, by, change } }: { readonly address: ImpactAddress }) {
  const t = useTranslations('draftImpact');
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2 print:hidden">
      <Choice
        label={t('filter')}
        options={[
          ['all', t('all')],
          ['losses', t('losses')],
        ]}
        chosen={only}
        onChoose={(word) => change({ only: word })}
      />
      <Choice
        label={t('by_')}
        options={[
          ['people', t('byPeople')],
          ['permission', t('byPermission')],
        ]}
        chosen={by}
        onChoose={(word) => change({ by: word })}
      />
    </div>
  );
}

interface ChoiceProps<Word extends string> {
  readonly label: string;
  readonly options: readonly (readonly [Word, string])[];
  readonly chosen: Word;
  readonly onChoose: (word: Word) => void;
}

function Choice<Word extends string>({ label, options, chosen, onChoose }: ChoiceProps<Word>) {
  return (
    <div role="group" aria-label={label} className="flex gap-1">
      {options.map(([word, words]) => (
        <Button key={word} aria-pressed={word === chosen} onClick={() => onChoose(word)}>
          {words}
        </Button>
      ))}
    </div>
  );
}
