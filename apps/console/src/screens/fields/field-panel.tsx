import { useTranslations } from 'use-intl';
import type { FieldDeclaration, ResourceType, Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { clearFieldRule, isText, setFields, setMaskLength } from '../../draft/edit-field-rules.ts';
import type { FieldLeak } from '../../draft/field-leaks.ts';
import { fieldRuleOf, settingOf } from '../../draft/field-state.ts';
import { roleLabel } from '../../draft/role-label.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Section } from '../../parts/section.tsx';
import { isBlind } from './field-cells.ts';
import { FieldLeakList } from './field-leak-list.tsx';
import { fieldMarks } from './field-looks.tsx';
import { FieldSettingChoice } from './field-setting-choice.tsx';
import { MaskLength } from './mask-length.tsx';

interface FieldPanelProps {
  readonly draft: Draft;
  readonly type: ResourceType;
  readonly field: FieldDeclaration;
  readonly role: Role | null;
  readonly leaks: readonly FieldLeak[];
}

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
          <FieldSettingChoice
            label={t('forRole', { role: label(role.name) })}
            isText={isText(document, place)}
            chosen={rule === undefined ? 'open' : settingOf(rule, role.name)}
            onChoose={(to) => tryEdit(title, (current) => setFields(current, [place], [role.name], to))}
          />
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
      <FieldLeakList document={document} place={place} leaks={leaks} />
    </div>
  );
}
