import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field, inputLook } from '../parts/field.tsx';

interface SaveViewDialogProps {
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onSave: (name: string) => void;
}

/** The name under which somebody keeps what shows. */
export function SaveViewDialog({ taken, onClose, onSave }: SaveViewDialogProps) {
  const t = useTranslations('savedViews');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const name = typed.trim();
  return (
    <Dialog open onClose={onClose} title={t('save')} description={t('own')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name !== '') onSave(name);
        }}
      >
        <Field
          label={t('name')}
          error={tried && name === '' ? t('nameMissing') : null}
          {...(taken.includes(name) ? { hint: t('taken', { name }) } : {})}
        >
          {(wiring) => (
            <input
              {...wiring}
              required
              maxLength={60}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              className={inputLook}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submits look="primary">
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
