import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import { Field, inputLook } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';

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
      <Field label={t('label')} hint={t('labelHint')} error={labelError}>
        {(wiring) => (
          <input
            {...wiring}
            value={label}
            maxLength={80}
            onChange={({ target }) => onLabel(target.value)}
            className={inputLook}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('name')}
          hint={short === '' ? undefined : t('nameHint', { name: full })}
          error={nameError}
        >
          {(wiring) => (
            <input
              {...wiring}
              value={short}
              maxLength={60}
              onChange={({ target }) => onName(target.value)}
              className={inputLook}
            />
          )}
        </Field>
        <Field label={t('module')}>
          {(wiring) => (
            <SelectBox {...wiring} value={module} onChange={({ target }) => onModule(target.value)}>
              {modules.map((each) => (
                <option key={each.name} value={each.name}>
                  {each.label}
                </option>
              ))}
            </SelectBox>
          )}
        </Field>
      </div>
    </>
  );
}
