import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { isName } from '../../draft/edit-item.ts';

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  /** Says why something cannot be called so; null when it can. */
  readonly refuse: (name: string) => string | null;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks what something shall be called. */
export function NameDialog({ title, name, refuse, onName, onClose }: NameDialogProps) {
  const t = useTranslations('rules');
  const [typed, setTyped] = useState(name);
  const [tried, setTried] = useState(false);
  const problem = isName(typed) ? refuse(typed) : t('nameBad');
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === null) onName(typed);
          else setTried(true);
        }}
      >
        <Field label={t('name')} hint={t('nameHint')} error={tried ? problem : null}>
          {(wiring) => (
            <input
              {...wiring}
              value={typed}
              maxLength={80}
              autoComplete="off"
              onChange={({ target }) => setTyped(target.value)}
              className={inputLook}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submits look="primary">
            {t('rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
