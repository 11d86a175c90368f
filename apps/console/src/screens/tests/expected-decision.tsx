import { useTranslations } from 'use-intl';
import { actionsOf } from '@remit/policy/catalog';
import type { PolicyTest, ResourceType } from '@remit/policy/document';
import { Field } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';

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
      <Field label={t('action')}>
        {(wiring) => (
          <SelectBox
            {...wiring}
            value={expected.action}
            onChange={({ target }) => onChange({ ...expected, action: target.value })}
          >
            {actionsOf(type).map((action) => (
              <option key={action}>{action}</option>
            ))}
          </SelectBox>
        )}
      </Field>
      <Field label={t('outcome')}>
        {(wiring) => (
          <SelectBox
            {...wiring}
            value={expected.outcome}
            onChange={({ target }) =>
              onChange({ ...expected, outcome: target.value === 'allow' ? 'allow' : 'deny' })
            }
          >
            {(['allow', 'deny'] as const).map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`outcomes.${outcome}`)}
              </option>
            ))}
          </SelectBox>
        )}
      </Field>
    </div>
  );
}
