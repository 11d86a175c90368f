import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type ChoiceGround, startingSide } from '@remit/policy/condition-choices';
import type { FieldDeclaration, PolicyTest, ResourceType, TestValue } from '@remit/policy/document';
import { SOMEBODY_ELSE } from '@remit/policy/suggest/suggest-tests';
import { valueForm, valueOf } from '@remit/policy/values/value-form';
import { valueOfField } from '@remit/policy/values/value-of-field';
import { IconButton } from '../../parts/icon-button.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { ValueInput } from '../rules/value-input.tsx';

interface GivenFieldsProps {
  readonly type: ResourceType;
  readonly ground: ChoiceGround;
  readonly attributes: PolicyTest['attributes'];
  readonly onChange: (attributes: PolicyTest['attributes']) => void;
}

/** What the record holds; a field that is not named is missing. */
export function GivenFields({ type, ground, attributes, onChange }: GivenFieldsProps) {
  const t = useTranslations('tests');
  const given = type.fields.filter(({ name }) => Object.hasOwn(attributes, name));
  const others = type.fields.filter(({ name }) => !Object.hasOwn(attributes, name));
  const begin = (field: FieldDeclaration): TestValue => {
    if (field.type === 'member') return { type: 'subject' };
    const side = startingSide({ kind: 'fact', of: 'resource', name: field.name }, type, ground);
    const value = side.kind === 'value' ? valueOf(side.value) : null;
    if (value !== null) return valueOfField(value, field.type);
    return field.type === 'instant' ? { type: 'instant', value: 0 } : { type: 'department', value: '/' };
  };
  return (
    <div className="flex flex-col gap-2">
      <span className="font-medium">{t('given')}</span>
      {given.map((field) => (
        <div key={field.name} className="flex items-start gap-2">
          <span className="w-32 shrink-0 pt-1.5">{field.label}</span>
          <GivenValue
            field={field}
            value={attributes[field.name] ?? null}
            onChange={(value) => onChange({ ...attributes, [field.name]: value })}
          />
          <IconButton
            label={t('removeField', { field: field.label })}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== field.name)))
            }
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      {others.length === 0 ? null : (
        <SelectBox
          aria-label={t('addField')}
          value=""
          onChange={({ target }) => {
            const field = others.find(({ name }) => name === target.value);
            if (field !== undefined) onChange({ ...attributes, [field.name]: begin(field) });
          }}
          className="w-48"
        >
          <option value="">{t('addField')}</option>
          {others.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </SelectBox>
      )}
    </div>
  );
}

const ANOTHER: TestValue = { type: 'member', value: SOMEBODY_ELSE };

interface GivenValueProps {
  readonly field: FieldDeclaration;
  readonly value: TestValue;
  readonly onChange: (value: TestValue) => void;
}

function GivenValue({ field, value, onChange }: GivenValueProps) {
  const t = useTranslations('tests');
  if (field.type === 'member')
    return (
      <SelectBox
        aria-label={field.label}
        value={value?.type === 'subject' ? 'self' : 'another'}
        onChange={({ target }) => onChange(target.value === 'self' ? { type: 'subject' } : ANOTHER)}
        className="flex-1"
      >
        <option value="self">{t('self')}</option>
        <option value="another">{t('another')}</option>
      </SelectBox>
    );
  if (value === null || value.type === 'subject')
    return <span className="flex-1 pt-1.5">{t('nothing')}</span>;
  return (
    <ValueInput
      label={field.label}
      form={valueForm(value)}
      beside={field}
      onChange={(form) => {
        const next = valueOf(form);
        if (next !== null) onChange(valueOfField(next, field.type));
      }}
    />
  );
}
