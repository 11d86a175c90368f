import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { ACTION_GROUPS, actionsOf, REMIT_TYPES } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType, Rule } from '@remit/policy/document';
import type { SaidItem } from '@remit/policy/item-sentence';
import { withReporting } from '../../draft/with-reporting.ts';
import { Field, inputLook } from '../../parts/field.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { NameList } from './name-list.tsx';
import { ReportingSwitch } from './reporting-switch.tsx';
import { useTyped } from './use-typed.ts';

// Of one kind of rule, and the editor is the largest route there is.
const ApprovalForm = lazyPart(async () => (await import('./approval-form.tsx')).ApprovalForm);

interface HeadFormProps {
  readonly item: SaidItem;
  readonly document: PolicyDocument;
  readonly onChange: (item: SaidItem) => void;
}

const named = (types: readonly ResourceType[]) =>
  types.map(({ name, label }) => ({ name, label: `${label} (${name})` }));

/** What a rule is about beside its conditions: its effect, actions, types, roles and reason. */
export function HeadForm({ item, document, onChange }: HeadFormProps) {
  const t = useTranslations('rules');
  const types = named([...document.resources, ...REMIT_TYPES]);
  const roles = document.roles.map(({ name, label }) => ({ name, label: label ?? name }));
  switch (item.kind) {
    case 'rule':
      return (
        <RuleHead
          rule={item.entry}
          types={types}
          actions={actionsFor(item.entry.on, document)}
          onChange={(entry) => onChange({ kind: 'rule', entry })}
        />
      );
    case 'policy':
      return (
        <div className="flex flex-col gap-3">
          <NameList
            label={t('roles')}
            part="roles"
            names={item.entry.roles}
            choices={roles}
            adding={t('addRole')}
            onChange={(names) => onChange({ ...item, entry: { ...item.entry, roles: names } })}
          />
          <TypeSelect
            type={item.entry.type}
            types={types}
            part="type"
            onChange={(type) => onChange({ ...item, entry: { ...item.entry, type } })}
          />
        </div>
      );
    case 'set':
      return (
        <TypeSelect
          type={item.entry.type}
          types={types}
          part="type"
          onChange={(type) => onChange({ ...item, entry: { ...item.entry, type } })}
        />
      );
    case 'exclusion': {
      const { entry } = item;
      if (entry.kind === 'roles')
        return (
          <NameList
            label={t('roles')}
            part="roles"
            names={entry.roles}
            choices={roles}
            adding={t('addRole')}
            onChange={(names) => onChange({ ...item, entry: { ...entry, roles: names } })}
          />
        );
      const [first, second] = entry.actions;
      const actions = actionsFor([entry.on], document);
      const pick = (next: readonly [string, string]): void =>
        onChange({ ...item, entry: { ...entry, actions: next } });
      return (
        <div className="flex flex-wrap gap-3">
          <span className="w-full">
            <ReportingSwitch
              reportOnly={entry.reportOnly === true}
              onChange={(reportOnly) => onChange({ ...item, entry: withReporting(entry, reportOnly) })}
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
    case 'approval': {
      const type = [...document.resources, ...REMIT_TYPES].find(({ name }) => name === item.entry.on);
      return type === undefined ? (
        <p className="text-ink-2">{t('asText')}</p>
      ) : (
        <Suspense fallback={<Skeleton lines={4} />}>
          <ApprovalForm
            approval={item.entry}
            type={type}
            roles={roles}
            onChange={(entry) => onChange({ ...item, entry })}
          />
        </Suspense>
      );
    }
    case 'guard':
      return <p className="text-ink-2">{t('asText')}</p>;
    default:
      return item satisfies never;
  }
}

/** Actions that every one of the types has. */
function actionsFor(on: readonly string[], document: PolicyDocument): readonly string[] {
  const types = [...document.resources, ...REMIT_TYPES].filter(({ name }) => on.includes(name));
  const [first, ...others] = types.map(actionsOf);
  return (first ?? []).filter((action) => others.every((each) => each.includes(action)));
}

interface RuleHeadProps {
  readonly rule: Rule;
  readonly types: readonly { readonly name: string; readonly label: string }[];
  readonly actions: readonly string[];
  readonly onChange: (rule: Rule) => void;
}

function RuleHead({ rule, types, actions, onChange }: RuleHeadProps) {
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
    <Field label={t('because')} hint={t('becauseHint')} error={typed.bad ? t('becauseEmpty') : null}>
      {(wiring) => (
        <input
          {...wiring}
          data-part="because"
          value={typed.text}
          maxLength={500}
          onChange={({ target }) => typed.onChange(target.value)}
          onBlur={typed.onBlur}
          className={inputLook}
        />
      )}
    </Field>
  );
}

interface TypeSelectProps {
  readonly type: string;
  readonly types: readonly { readonly name: string; readonly label: string }[];
  readonly part: string;
  readonly onChange: (type: string) => void;
}

function TypeSelect({ type, types, part, onChange }: TypeSelectProps) {
  const t = useTranslations('rules');
  return (
    <Field label={t('type')}>
      {(wiring) => (
        <span data-part={part} className="max-w-72">
          <SelectBox {...wiring} value={type} onChange={({ target }) => onChange(target.value)}>
            {types.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </SelectBox>
        </span>
      )}
    </Field>
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
