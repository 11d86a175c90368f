import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes/changes-views';
import type { ItemName } from '@remit/policy/draft/document-items';
import type { Staging } from '@remit/policy/draft/staging';
import { ChoiceField } from './choice-field.tsx';
import { FirstPicker } from './first-picker.tsx';
import { KeptUntilFields } from './kept-until-fields.tsx';
import { StageForm } from './stage-form.tsx';
import { useOnlyWhere } from './use-item-step.ts';
import { useKeptUntil } from './use-kept-until.ts';

interface StageItemProps {
  readonly draft: DraftView;
  readonly item: ItemName;
  /** What the item is called. */
  readonly title: string;
  readonly onClose: () => void;
}

/** Lets what a draft changes count for everybody but one person for a time, or in one folder or for one group first. */
export function StageItem({ draft, item, title, onClose }: StageItemProps) {
  const t = useTranslations('draftImpact');
  const [kind, setKind] = useState<Staging['kind']>('but');
  const [picked, setPicked] = useState<string | null>(null);
  const kept = useKeptUntil(null);
  const step = useOnlyWhere(draft, async () => {
    if (kind === 'but') return kept.staging();
    return kind === 'folder' ? { kind, folder: picked ?? '/' } : { kind, group: picked ?? '' };
  });
  return (
    <StageForm
      title={t('stageTitle', { item: title })}
      lead={t('stageLead')}
      missing={missing()}
      refused={step.data === null ? t('stageCannot') : null}
      sending={step}
      onSend={() => step.mutate([item], { onSuccess: (saved) => saved !== null && onClose() })}
      onClose={onClose}
    >
      <ChoiceField
        legend={t('stageHow')}
        choices={[
          ['but', t('stageBut')],
          ['folder', t('stageFolder')],
          ['group', t('stageGroup')],
        ]}
        chosen={kind}
        onChoose={(choice) => {
          setKind(choice);
          setPicked(null);
        }}
      />
      {kind === 'but' ? (
        <KeptUntilFields kept={kept} suggested={[]} />
      ) : (
        <FirstPicker kind={kind} picked={picked} onPick={setPicked} />
      )}
    </StageForm>
  );

  function missing(): string | null {
    if (kind === 'but') return kept.complete ? null : t('stageMissing');
    if (picked !== null) return null;
    return t(kind === 'folder' ? 'stageMissingFolder' : 'stageMissingGroup');
  }
}
