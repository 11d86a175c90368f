import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { AskedFile } from '@remit/policy/document';
import { AddField } from '../../parts/fields/add-field.tsx';
import { fileName, moved, withOptional } from './asked-parts.ts';
import { AskedRow } from './asked-row.tsx';

interface AskedFilesProps {
  readonly attaches: readonly AskedFile[];
  readonly onChange: (attaches: readonly AskedFile[]) => void;
}

const MOST = 20;

/** The files that a form asks for, in its order, and a way to ask for another. */
export function AskedFiles({ attaches, onChange }: AskedFilesProps) {
  const t = useTranslations('asked');
  const id = useId();
  const add = (text: string): void => {
    const taken = attaches.map((each) => each.name);
    onChange([...attaches, { name: fileName(text, taken), text }]);
  };
  return (
    <div role="group" aria-labelledby={id} data-part="attaches">
      <span id={id} className="font-medium">
        {t('files')}
      </span>
      {attaches.length === 0 ? <p className="text-ink-2">{t('noFiles')}</p> : null}
      <ul className="divide-y divide-line">
        {attaches.map((file, at) => (
          <AskedRow
            key={file.name}
            name={file.text}
            label={t('wordsOfFile', { name: file.name })}
            text={file.text}
            part={`attaches[${at}].text`}
            optional={file.optional === true}
            first={at === 0}
            last={at === attaches.length - 1}
            onText={(text) => {
              if (text.trim() === '') return false;
              onChange(attaches.with(at, { ...file, text: text.trim() }));
              return true;
            }}
            onOptional={(optional) => onChange(attaches.with(at, withOptional(file, optional)))}
            onMove={(by) => onChange(moved(attaches, at, by))}
            onRemove={() => onChange(attaches.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {attaches.length >= MOST ? (
        <p className="text-ink-2">{t('tooMany', { most: MOST })}</p>
      ) : (
        <div className="pt-1">
          <AddField
            label={t('anotherFile')}
            adding={t('addFile')}
            placeholder={t('fileHint')}
            longest={300}
            onAdd={add}
          />
        </div>
      )}
    </div>
  );
}
