import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '../../parts/fields/field.tsx';

interface PolicyFileFieldProps {
  /** In UTF-16 code units. */
  readonly longest: number;
  readonly onText: (text: string) => void;
}

/** Reads the text of a policy out of a file, or says why it cannot. */
export function PolicyFileField({ longest, onText }: PolicyFileFieldProps) {
  const t = useTranslations('versions');
  const [unread, setUnread] = useState<string | null>(null);
  const open = async (file: File): Promise<void> => {
    setUnread(null);
    if (file.size > longest) {
      setUnread(t('importTooLong', { most: longest }));
      return;
    }
    try {
      onText(await file.text());
    } catch (error) {
      setUnread(t('importUnreadable', { reason: error instanceof Error ? error.message : String(error) }));
    }
  };
  return (
    <Field label={t('importFile')} error={unread}>
      {(wiring) => (
        <input
          {...wiring}
          type="file"
          accept=".remit,.txt,text/plain"
          className="text-sm file:mr-3 file:h-7 file:rounded-md file:border file:border-line file:bg-raised file:px-2.5 max-sm:file:h-11"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) void open(file);
          }}
        />
      )}
    </Field>
  );
}
