import { useTranslations } from 'use-intl';
import { isPath } from '@remit/policy/path';
import { Field, inputLook } from '../../parts/fields/field.tsx';

interface PathFieldProps {
  readonly label: string;
  readonly optional?: string;
  readonly path: string;
  readonly folders: readonly string[];
  readonly onChange: (path: string) => void;
}

/** A path in a tree, with those that there are to choose from. */
export function PathField({ label, optional, path, folders, onChange }: PathFieldProps) {
  const t = useTranslations('tests');
  const bad = path === '' ? optional === undefined : !isPath(path);
  return (
    <Field label={label} {...(optional === undefined ? {} : { optional })} error={bad ? t('pathBad') : null}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            value={path}
            list={`${wiring.id}-paths`}
            autoComplete="off"
            onChange={({ target }) => onChange(target.value)}
            className={inputLook}
          />
          <datalist id={`${wiring.id}-paths`}>
            {folders.slice(0, 200).map((folder) => (
              <option key={folder} value={folder}>
                {folder}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
