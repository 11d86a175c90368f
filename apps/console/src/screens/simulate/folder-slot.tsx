import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Field, inputLook } from '../../parts/fields/field.tsx';
import { useSimulateSearch } from './use-simulate-search.ts';

/** In which folder the record lies that the question is about; it is asked once it is typed to the end. */
export function FolderSlot({ folders }: { readonly folders: readonly string[] }) {
  const t = useTranslations('simulate');
  const list = useId();
  const { address, change } = useSimulateSearch();
  const take = (typed: string): void => change({ in: typed.trim() || undefined });
  return (
    <Field label={t('folder')} hint={t('folderHint')}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            list={list}
            key={address.in ?? ''}
            defaultValue={address.in ?? ''}
            onBlur={(event) => take(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take(event.currentTarget.value);
            }}
            className={`${inputLook} font-mono`}
          />
          <datalist id={list}>
            {folders.map((folder) => (
              <option key={folder}>{folder}</option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
