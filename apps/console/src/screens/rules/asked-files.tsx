import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AskedFile } from '@remit/policy/document';
import { Button } from '../../parts/button.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
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
  const [typed, setTyped] = useState('');
  const add = (): void => {
    const text = typed.trim();
    if (text === '') return;
    const name = fileName(
      text,
      attaches.map((each) => each.name),
    );
    setTyped('');
    onChange([...attaches, { name, text }]);
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
        <div className="flex flex-wrap items-end gap-2 pt-1">
          <div className="min-w-48 flex-1">
            <Field label={t('anotherFile')}>
              {(wiring) => (
                <input
                  {...wiring}
                  value={typed}
                  placeholder={t('fileHint')}
                  maxLength={300}
                  onChange={({ target }) => setTyped(target.value)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return;
                    event.preventDefault();
                    add();
                  }}
                  className={inputLook}
                />
              )}
            </Field>
          </div>
          <Button icon={<Plus size={14} aria-hidden />} aria-disabled={typed.trim() === ''} onClick={add}>
            {t('addFile')}
          </Button>
        </div>
      )}
    </div>
  );
}
