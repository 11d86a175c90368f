import { useTranslations } from 'use-intl';
import type { Exclusion } from '@remit/policy/document';
import { withReporting } from '../../draft/with-reporting.ts';
import { Field } from '../../parts/fields/field.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { ReportingSwitch } from './reporting-switch.tsx';

type ActionExclusion = Extract<Exclusion, { kind: 'actions' }>;

interface ExclusionHeadProps {
  readonly exclusion: ActionExclusion;
  /** Those of its type. */
  readonly actions: readonly string[];
  readonly onChange: (exclusion: ActionExclusion) => void;
}

/** Two actions that nobody takes both on one record. */
export function ExclusionHead({ exclusion, actions, onChange }: ExclusionHeadProps) {
  const t = useTranslations('rules');
  const [first, second] = exclusion.actions;
  const pick = (next: readonly [string, string]): void => onChange({ ...exclusion, actions: next });
  return (
    <div className="flex flex-wrap gap-3">
      <span className="w-full">
        <ReportingSwitch
          reportOnly={exclusion.reportOnly === true}
          onChange={(reportOnly) => onChange(withReporting(exclusion, reportOnly))}
        />
      </span>
      <ActionSelect
        label={t('first')}
        part="actions[0]"
        action={first}
        actions={actions.filter((each) => each !== second)}
        onChange={(action) => pick([action, second])}
      />
      <ActionSelect
        label={t('second')}
        part="actions[1]"
        action={second}
        actions={actions.filter((each) => each !== first)}
        onChange={(action) => pick([first, action])}
      />
    </div>
  );
}

interface ActionSelectProps {
  readonly label: string;
  readonly part: string;
  readonly action: string;
  readonly actions: readonly string[];
  readonly onChange: (action: string) => void;
}

function ActionSelect({ label, part, action, actions, onChange }: ActionSelectProps) {
  return (
    <Field label={label}>
      {(wiring) => (
        <span data-part={part} className="w-40">
          <SelectBox {...wiring} value={action} onChange={({ target }) => onChange(target.value)}>
            {[...new Set([action, ...actions])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </SelectBox>
        </span>
      )}
    </Field>
  );
}
