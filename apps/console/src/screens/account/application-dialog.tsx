import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../../data/calls.ts';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';

/** Lets an application in: a name for it, then the code that it is given, once. */
export function ApplicationDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('account.clients');
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const make = useMutation({
    mutationFn: () => identity.client.account.createClient.mutate({ name }),
  });
  const error = missing ? t('nameMissing') : make.isError ? problemOf(make.error).message : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={make.isSuccess ? t('codeTitle', { name }) : t('addTitle')}
      description={make.isSuccess ? t('codeLead') : t('lead')}
    >
      {make.isSuccess ? (
        <div className="flex flex-col gap-4">
          <p className="card flex items-center gap-2 p-3">
            <code className="min-w-0 flex-1 font-mono text-sm break-all">{make.data.code}</code>
            <CopyButton text={make.data.code} label={t('copy')} />
          </p>
          <Button look="primary" className="self-end" onClick={onClose}>
            {t('done')}
          </Button>
        </div>
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setMissing(name.trim() === '');
            if (!make.isPending && name.trim() !== '') make.mutate();
          }}
        >
          <TextField
            label={t('name')}
            error={error}
            autoComplete="off"
            maxLength={80}
            value={name}
            onChange={setName}
          />
          <DialogActions onCancel={onClose}>
            <Button submits look="primary" pending={make.isPending}>
              {t('make')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
