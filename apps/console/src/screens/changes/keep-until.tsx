import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes/changes-views';
import type { PersonChip } from '@remit/api/views';
import { itemId, type ItemName } from '@remit/policy/draft/document-items';
import { itemCalled } from '../../draft/item-called.ts';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { toggled } from '../../parts/toggled.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import { KeptUntilFields } from './kept-until-fields.tsx';
import { StageForm } from './stage-form.tsx';
import { useOnlyWhere } from './use-item-step.ts';
import { useKeptUntil } from './use-kept-until.ts';

interface KeepUntilProps {
  readonly draft: DraftView;
  /** Those who lose by it, as far as they are named. */
  readonly people: readonly PersonChip[];
  /** What of the draft somebody can be left out of. */
  readonly items: readonly ItemName[];
  readonly onClose: () => void;
}

/** Lets somebody who loses something by a draft keep it until a day: they are left out of what takes it away. */
export function KeepUntil({ draft, people, items, onClose }: KeepUntilProps) {
  const t = useTranslations('draftImpact');
  const name = useTranslations('versions');
  const { options } = useCalls();
  const { data: policy } = useQuery(options.policy.current.queryOptions());
  const kept = useKeptUntil(people.length === 1 ? (people[0] ?? null) : null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter((item) => !left.has(itemId(item)));
  const step = useOnlyWhere(draft, kept.staging);
  return (
    <StageForm
      title={t('keepTitle')}
      lead={t('stageLead')}
      missing={chosen.length === 0 ? t('keepNothing') : kept.complete ? null : t('stageMissing')}
      refused={step.data === null ? t('stageCannot') : null}
      sending={step}
      onSend={() => step.mutate(chosen, { onSuccess: (saved) => saved !== null && onClose() })}
      onClose={onClose}
    >
      <KeptUntilFields kept={kept} suggested={people} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">{t('keepFrom')}</legend>
        {items.map((item) => {
          const id = itemId(item);
          return (
            <CheckField key={id} checked={!left.has(id)} onChange={() => setLeft(toggled(left, id))}>
              <span className="min-w-0 break-words">
                {name(`item.${item.kind}`, { key: itemCalled(policy?.document, item) })}
              </span>
            </CheckField>
          );
        })}
      </fieldset>
    </StageForm>
  );
}
