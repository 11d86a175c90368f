import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldDeclaration, ResourceType, Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { clearFieldRule, isText, setFields, setMaskLength } from '../../draft/edit-field-rules.ts';
import type { FieldLeak } from '../../draft/field-leaks.ts';
import { fieldRuleOf, settingOf, type FieldSetting } from '../../draft/field-state.ts';
import { roleLabel } from '../../draft/role-label.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Button } from '../../parts/button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { inputLook } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { isBlind } from './field-cells.ts';
import { fieldMarks } from './field-looks.tsx';

interface FieldPanelProps {
  readonly draft: Draft;
  readonly type: ResourceType;
  readonly field: FieldDeclaration;
  readonly role: Role | null;
  readonly leaks: readonly FieldLeak[];
}

const settings: readonly FieldSetting[] = ['hidden', 'masked', 'visible', 'editable'];

/** One field: what the chosen role gets, what all roles get, how a mask shows it, and what tells of it. */
export function FieldPanel({ draft, type, field, role, leaks }: FieldPanelProps) {
  const t = useTranslations('fields');
  const tryEdit = useTryEdit(draft);
  const { document } = draft;
  const place = { type: type.name, field: field.name };
  const title = t('edit', { field: field.label });
  const rule = fieldRuleOf(document, type.name, field.name);
  const label = (name: string): string => roleLabel(document.roles, name);
  const named =
    rule === undefined ? [] : document.roles.filter(({ name }) => settingOf(rule, name) !== 'hidden');
  const offered = settings.filter((setting) => setting !== 'masked' || isText(document, place));
  const told = leaks.filter((leak) => leak.type === type.name && leak.field === field.name);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h2 className="text-base font-semibold text-balance">
          {t('of', { field: field.label, type: type.label })}
        </h2>
        <p className="font-mono text-xs wrap-anywhere text-ink-2">
          {type.name}.{field.name}
        </p>
      </div>
      {isBlind(document, type.name, field) ? (
        <p className="rounded-md bg-warn-tint px-3 py-2 text-warn">{t('nobody')}</p>
      ) : null}
      {role === null || !draft.edit.allowed ? null : (
        <Section level={3} title={t('forRole', { role: label(role.name) })}>
          <RadioGroup
            aria-label={t('forRole', { role: label(role.name) })}
            value={rule === undefined ? 'open' : settingOf(rule, role.name)}
            onValueChange={(to: FieldSetting | 'open') => {
              if (to !== 'open') tryEdit(title, (current) => setFields(current, [place], [role.name], to));
            }}
            className="mt-1 flex flex-wrap gap-1"
          >
            {offered.map((setting) => (
              <Radio.Root
                key={setting}
                value={setting}
                className="flex h-7 items-center gap-1.5 rounded-md border border-line px-2 text-xs text-ink-2 hover:text-ink data-checked:border-accent data-checked:bg-accent-tint data-checked:font-medium data-checked:text-ink max-sm:h-11"
              >
                {fieldMarks[setting]}
                {t(`state.${setting}`)}
              </Radio.Root>
            ))}
          </RadioGroup>
        </Section>
      )}
      <Section level={3} title={t('sees')} className="flex flex-col gap-1">
        {rule === undefined ? <p className="text-ink-2">{t('everybody')}</p> : null}
        <ul className="flex flex-col gap-1 empty:hidden">
          {named.map(({ name }) => (
            <li key={name} className="flex items-center justify-between gap-3">
              <span className="truncate">{label(name)}</span>
              <span className="flex items-center gap-1.5 text-xs text-ink-2">
                {rule === undefined ? null : fieldMarks[settingOf(rule, name)]}
                {rule === undefined ? null : t(`state.${settingOf(rule, name)}`)}
              </span>
            </li>
          ))}
        </ul>
        {rule?.masked === undefined || rule.masked.length === 0 ? null : (
          <MaskLength
            key={rule.masked[0]?.as.characters}
            characters={rule.masked[0]?.as.characters ?? 4}
            onSet={(characters) => tryEdit(title, (current) => setMaskLength(current, place, characters))}
          />
        )}
        {rule === undefined ? null : (
          <GuardedButton
            guard={draft.edit}
            asked={{ title: t('clear') }}
            title={t('clearHint')}
            onPress={() => tryEdit(t('clear'), (current) => clearFieldRule(current, place))}
            className="mt-1 self-start"
          >
            {t('clear')}
          </GuardedButton>
        )}
      </Section>
      <Section level={3} title={t('leaks')} className="flex flex-col gap-1">
        {told.length === 0 ? <p className="text-ink-3">{t('noLeaks')}</p> : null}
        <ul className="flex flex-col gap-1.5 empty:hidden">
          {told.map(({ by, roles }) => (
            <li key={`${by.kind} ${by.name}`} className="rounded-md bg-warn-tint px-3 py-2 text-warn">
              {t(`leak.${by.kind}`, {
                name: by.kind === 'grant' || by.kind === 'scope' ? label(by.name) : by.name,
                roles: new Intl.ListFormat('en', { type: 'conjunction' }).format(roles.map(label)),
              })}{' '}
              {t('leakWhy')}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

interface MaskLengthProps {
  readonly characters: number;
  readonly onSet: (characters: number) => void;
}

function MaskLength({ characters, onSet }: MaskLengthProps) {
  const t = useTranslations('fields');
  const [typed, setTyped] = useState(String(characters));
  return (
    <form
      className="mt-1 flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSet(Number(typed));
      }}
    >
      <label className="flex items-center gap-2 whitespace-nowrap">
        {t('mask')}
        <input
          type="number"
          min={1}
          max={100}
          required
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          style={{ width: '4rem' }}
          className={inputLook}
        />
        {t('maskUnit')}
      </label>
      <Button submits>{t('maskSet')}</Button>
    </form>
  );
}
