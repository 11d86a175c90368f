import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';

interface NewTypeNameProps {
  /** What people call it. */
  readonly label: string;
  readonly labelError: string | null;
  /** What the policy calls it: without its module, and with it. */
  readonly short: string;
  readonly full: string;
  readonly nameError: string | null;
  readonly module: string;
  readonly modules: PolicyDocument['modules'];
  readonly onLabel: (label: string) => void;
  readonly onName: (name: string) => void;
  readonly onModule: (module: string) => void;
}

/** What a new kind of request is called, by people and in the policy. */
export function NewTypeName(props: NewTypeNameProps) {
  const { label, labelError, short, full, nameError, module, modules, onLabel, onName, onModule } = props;
  const t = useTranslations('newType');
  return (
    <>
      <TextField
        label={t('label')}
        hint={t('labelHint')}
        error={labelError}
        value={label}
        maxLength={80}
        onChange={onLabel}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('name')}
          hint={short === '' ? undefined : t('nameHint', { name: full })}
          error={nameError}
          value={short}
          maxLength={60}
          onChange={onName}
        />
        <SelectField
          label={t('module')}
          choices={modules.map((each) => [each.name, each.label])}
          chosen={module}
          onChoose={onModule}
        />
      </div>
    </>
  );
}
