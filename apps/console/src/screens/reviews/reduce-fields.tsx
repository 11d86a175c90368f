import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { DateField } from '../../parts/fields/date-field.tsx';
import { Field, inputLook } from '../../parts/fields/field.tsx';
import { useMe } from '../../shell/tenant-context.ts';

/** What is typed of how much less something is to be: a day until which, a folder where; empty while nothing is. */
export interface Reduced {
  readonly day: string;
  readonly folder: string;
}

interface ReduceFieldsProps {
  readonly value: Reduced;
  readonly onChange: (value: Reduced) => void;
  /** Folders that are further down. */
  readonly folders: readonly string[];
  /** What is wrong with it, once sending was tried. */
  readonly problem: 'nothing' | 'folder' | null;
}

/** Asks until when something is to stay, and in how much of the tree; one of both at least. */
export function ReduceFields({ value, onChange, folders, problem }: ReduceFieldsProps) {
  const t = useTranslations('reviews');
  const { tenant } = useMe();
  const listed = useId();
  return (
    <>
      <DateField
        label={t('reduceUntil')}
        hint={tenant.timeZone}
        error={problem === 'nothing' ? t(folders.length === 0 ? 'dueMissing' : 'reduceMissing') : null}
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
      />
      {folders.length === 0 ? null : (
        <Field
          label={t('reduceFolder')}
          hint={t('reduceFolderHint')}
          error={problem === 'folder' ? t('reduceFolderMissing') : null}
        >
          {(wiring) => (
            <>
              <input
                {...wiring}
                list={listed}
                value={value.folder}
                onChange={({ target }) => onChange({ ...value, folder: target.value.trim() })}
                className={`${inputLook} font-mono`}
              />
              <datalist id={listed}>
                {folders.map((folder) => (
                  <option key={folder}>{folder}</option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
    </>
  );
}
