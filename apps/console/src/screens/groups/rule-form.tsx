import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { askedOf } from '@remit/policy/asked-of';
import type { Condition } from '@remit/policy/condition';
import { newLine } from '@remit/policy/condition-choices';
import { conditionOfForm } from '@remit/policy/condition-form';
import type { ResourceType } from '@remit/policy/document';
import { editCondition } from '@remit/policy/draft/edit-condition';
import { Button } from '../../parts/button.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { ConditionEditor } from '../rules/condition-editor.tsx';
import { type FormGround, FormGroundProvider } from '../rules/form-ground.ts';
import { useChoiceGround } from '../rules/use-choice-ground.ts';

interface RuleFormProps {
  /** A member, with what is stored of one as its fields. */
  readonly type: ResourceType;
  readonly condition: Condition | null;
  /** The text beside it is none that it could show. */
  readonly locked: boolean;
  readonly onChange: (condition: Condition | null) => void;
}

/** The rule of a group in the form that conditions have, in which what is stored of a member are the fields of a record. */
export function RuleForm({ type, condition, locked, onChange }: RuleFormProps) {
  const t = useTranslations('groups');
  const { options } = useCalls();
  const { tenant } = useMe();
  const choices = { ...useChoiceGround(), alone: true };
  const list = useQuery(options.groups.list.queryOptions());
  const departments = (list.data?.groups ?? []).filter(({ kind }) => kind === 'department');
  const ground: FormGround = {
    ...choices,
    type,
    currencies: [tenant.baseCurrency],
    folders: departments.map(({ id }) => id),
    locked,
  };
  const change = (next: Condition | null): void =>
    onChange(next === null ? null : askedOf(next, 'resource', 'subject'));
  if (condition === null) {
    return (
      <Button
        icon={<Plus size={14} aria-hidden />}
        onClick={() => change(conditionOfForm(newLine('', type, choices)))}
        className="self-start"
      >
        {t('ruleAdd')}
      </Button>
    );
  }
  const shown = askedOf(condition, 'subject', 'resource');
  return (
    <FormGroundProvider value={ground}>
      <fieldset disabled={locked} aria-label={t('ruleForm')} className="min-w-0 disabled:opacity-70">
        <ConditionEditor
          condition={shown}
          slot="rule"
          onEdit={(edit) => change(editCondition(shown, edit))}
        />
      </fieldset>
    </FormGroundProvider>
  );
}
