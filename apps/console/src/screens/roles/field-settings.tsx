import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { Asterisk, Eye, EyeOff, Pencil } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { editFieldRule, type FieldEdit } from '../../draft/edit-field-rule.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { fieldState, type FieldSetting } from '../../draft/field-state.ts';
import { restoreFieldRule } from '../../draft/restore-field-rule.ts';
import { classes } from '../../parts/classes.ts';

interface FieldSettingsProps {
  readonly document: PolicyDocument;
  readonly published: PolicyDocument;
  readonly role: Role;
  readonly publishedRole: Role;
  readonly type: ResourceType;
  readonly onEdit: (edit: (document: PolicyDocument) => EditOutcome, title: string) => void;
}

const settings = [
  { setting: 'hidden', Icon: EyeOff },
  { setting: 'masked', Icon: Asterisk },
  { setting: 'visible', Icon: Eye },
  { setting: 'editable', Icon: Pencil },
] as const;

/** What the role shows of each field of one type: four settings a field, one of them chosen. */
export function FieldSettings({
  document,
  published,
  role,
  publishedRole,
  type,
  onEdit,
}: FieldSettingsProps) {
  const t = useTranslations('fieldSettings');
  const choose = (field: string, to: FieldSetting): void => {
    const edit: FieldEdit = { kind: 'field', role: role.name, type: type.name, field, to };
    const before = fieldState(published, publishedRole, type.name, field);
    const back = before.setting === to && before.through === null;
    onEdit(
      (present) => (back ? restoreFieldRule(published, present, edit) : editFieldRule(present, edit)),
      t('refused', { field }),
    );
  };
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="font-semibold">{t('title', { type: type.label })}</h2>
        <p className="text-xs text-ink-3">{t('lead')}</p>
      </div>
      <ul className="card divide-y divide-line">
        {type.fields.map((field) => {
          const state = fieldState(document, role, type.name, field.name);
          const before = fieldState(published, publishedRole, type.name, field.name);
          const changed = state.setting !== before.setting;
          return (
            <li
              key={field.name}
              data-changed={changed}
              className={classes(
                'flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-[3px]',
                changed && 'bg-accent-tint',
              )}
            >
              <span className="w-40 min-w-0 truncate font-medium max-sm:w-auto max-sm:flex-1">
                {field.label}
              </span>
              <RadioGroup
                aria-label={t('of', { field: field.label })}
                value={state.setting}
                onValueChange={(to: FieldSetting) => choose(field.name, to)}
                className="flex rounded-md border border-line bg-surface p-px"
              >
                {settings.map(({ setting, Icon }) => (
                  <Radio.Root
                    key={setting}
                    value={setting}
                    className="flex h-6 items-center gap-1.5 rounded px-2 text-xs text-ink-3 hover:text-ink data-checked:bg-hover data-checked:font-medium data-checked:text-ink max-sm:h-11 max-sm:min-w-11 max-sm:justify-center"
                  >
                    <Icon size={13} aria-hidden />
                    <span className="max-xl:sr-only">{t(`setting.${setting}`)}</span>
                  </Radio.Root>
                ))}
              </RadioGroup>
              <span className="text-xs text-ink-2">
                {changed
                  ? t('was', { setting: t(`setting.${before.setting}`) })
                  : state.through === null
                    ? null
                    : t('through', { role: state.through })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
