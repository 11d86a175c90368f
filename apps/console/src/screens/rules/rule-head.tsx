import { useTranslations } from 'use-intl';
import { ACTION_GROUPS } from '@remit/policy/catalog';
import type { Rule } from '@remit/policy/document';
import { withReporting } from '../../draft/with-reporting.ts';
import { Field } from '../../parts/fields/field.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { NameList } from './name-list.tsx';
import { ReportingSwitch } from './reporting-switch.tsx';
import { useTyped } from './use-typed.ts';

interface RuleHeadProps {
  readonly rule: Rule;
  readonly types: readonly { readonly name: string; readonly label: string }[];
  readonly actions: readonly string[];
  readonly onChange: (rule: Rule) => void;
}

/** What a rule does and to what: its effect, its actions and types, and why. */
export function RuleHead({ rule, types, actions, onChange }: RuleHeadProps) {
  const t = useTranslations('rules');
  const effect = rule.kind === 'forbid' ? 'forbid' : rule.obligation;
  return (
    <div className="flex flex-col gap-3">
      <ReportingSwitch
        reportOnly={rule.reportOnly === true}
        onChange={(reportOnly) => onChange(withReporting(rule, reportOnly))}
      />
      <Field label={t('effect')}>
        {(wiring) => (
          <span data-part={rule.kind === 'forbid' ? 'kind' : 'obligation'} className="max-w-72">
            <SelectBox
              {...wiring}
              value={effect}
              onChange={({ target }) => onChange(withEffect(rule, target.value))}
            >
              {(['forbid', 'second-factor', 'comment'] as const).map((each) => (
                <option key={each} value={each}>
                  {t(each)}
                </option>
              ))}
            </SelectBox>
          </span>
        )}
      </Field>
      <NameList
        label={t('actions')}
        part="actions"
        names={rule.actions}
        choices={[...actions, ...ACTION_GROUPS].map((name) => ({ name, label: name }))}
        adding={t('addAction')}
        onChange={(names) => onChange({ ...rule, actions: names })}
      />
      <NameList
        label={t('types')}
        part="on"
        names={rule.on}
        choices={types}
        adding={t('addType')}
        onChange={(names) => onChange({ ...rule, on: names })}
      />
      <Because text={rule.because} onChange={(because) => onChange({ ...rule, because })} />
    </div>
  );
}

/** A rule that requires has no exception to keep: what was one would be lost, so it becomes part of the condition. */
function withEffect(rule: Rule, effect: string): Rule {
  const { name, actions, on, because } = rule;
  const shared = {
    name,
    actions,
    on,
    because,
    ...(rule.when === undefined ? {} : { when: rule.when }),
    ...(rule.reportOnly === undefined ? {} : { reportOnly: rule.reportOnly }),
  };
  if (effect === 'forbid') return { kind: 'forbid', ...shared };
  const obligation = effect === 'comment' ? 'comment' : 'second-factor';
  if (rule.kind === 'require' || rule.unless === undefined) return { kind: 'require', ...shared, obligation };
  const spared = { kind: 'not' as const, condition: rule.unless };
  const when = rule.when === undefined ? spared : { kind: 'and' as const, conditions: [rule.when, spared] };
  return { kind: 'require', ...shared, when, obligation };
}

function Because({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const t = useTranslations('rules');
  const typed = useTyped(text, (next) => {
    if (next.trim() === '') return false;
    onChange(next);
    return true;
  });
  return (
    <TextField
      label={t('because')}
      hint={t('becauseHint')}
      error={typed.bad ? t('becauseEmpty') : null}
      data-part="because"
      value={typed.text}
      maxLength={500}
      onBlur={typed.onBlur}
      onChange={typed.onChange}
    />
  );
}
