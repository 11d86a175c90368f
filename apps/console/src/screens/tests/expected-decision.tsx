import { useTranslations } from 'use-intl';
import { actionsOf } from '@remit/policy/catalog';
import type { PolicyTest, ResourceType } from '@remit/policy/document';
import { SelectField } from '../../parts/fields/select-field.tsx';

type Decision = Extract<PolicyTest['expect'], { kind: 'decision' }>;

interface ExpectedDecisionProps {
  readonly expected: Decision;
  readonly type: ResourceType;
  readonly onChange: (expected: Decision) => void;
}

/** What is done, and whether it is to be allowed. */
export function ExpectedDecision({ expected, type, onChange }: ExpectedDecisionProps) {
  const t = useTranslations('tests');
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={t('action')}
        choices={actionsOf(type).map((action) => [action, action])}
        chosen={expected.action}
        onChoose={(action) => onChange({ ...expected, action })}
      />
      <SelectField
        label={t('outcome')}
        choices={(['allow', 'deny'] as const).map((outcome) => [outcome, t(`outcomes.${outcome}`)] as const)}
        chosen={expected.outcome}
        onChoose={(outcome) => onChange({ ...expected, outcome })}
      />
    </div>
  );
}
