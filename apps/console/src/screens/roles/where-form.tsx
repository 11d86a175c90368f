import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Condition } from '@remit/policy/condition';
import { newLine } from '@remit/policy/condition-choices';
import { conditionOfForm } from '@remit/policy/condition-form';
import { editCondition } from '@remit/policy/draft/edit-condition';
import type { ResourceType } from '@remit/policy/document';
import { Button } from '../../parts/button.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { rules as words } from '../../words/rules.ts';
import { MoreWords } from '../../words/words.tsx';
import { ConditionEditor } from '../rules/condition-editor.tsx';
import { type FormGround, FormGroundProvider } from '../rules/form-ground.ts';
import { useChoiceGround } from '../rules/use-choice-ground.ts';

interface WhereFormProps {
  readonly type: ResourceType;
  readonly condition: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
}

/** The condition of a grant, in the form that rules have. */
export function WhereForm({ type, condition, onChange }: WhereFormProps) {
  const t = useTranslations('compose');
  const calls = useCalls();
  const { rooms, tenant } = useMe();
  const choices = useChoiceGround();
  const tree = useQuery({
    ...calls.options.folders.list.queryOptions(),
    enabled: rooms.folders.allowed,
  });
  const ground: FormGround = {
    ...choices,
    type,
    currencies: [tenant.baseCurrency],
    folders: tree.data?.folders ?? [],
    locked: false,
  };
  if (condition === null) {
    const fresh = conditionOfForm(newLine('', type, choices));
    return (
      <Button icon={<Plus size={14} aria-hidden />} onClick={() => onChange(fresh)} className="self-start">
        {t('whereAdd')}
      </Button>
    );
  }
  return (
    <MoreWords words={{ rules: words }}>
      <FormGroundProvider value={ground}>
        <ConditionEditor
          condition={condition}
          slot="where"
          onEdit={(edit) => onChange(editCondition(condition, edit) ?? null)}
        />
      </FormGroundProvider>
      <Button
        look="ghost"
        icon={<X size={14} aria-hidden />}
        onClick={() => onChange(null)}
        className="self-start"
      >
        {t('whereDrop')}
      </Button>
    </MoreWords>
  );
}
