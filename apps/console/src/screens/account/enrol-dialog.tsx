import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FactorOfferView } from '@remit/api/account/account-views';
import { identity } from '../../data/calls.ts';
import { problemAtField } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { AnswerForm } from '../../shell/answer-form.tsx';
import { PasswordInput } from './password-input.tsx';

interface EnrolDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (recoveryCodes: readonly string[]) => void;
}

/** Adding a second factor: the password, then the picture and its first code. */
export function EnrolDialog({ onClose, onAdded }: EnrolDialogProps) {
  const t = useTranslations('account.enrol');
  const [password, setPassword] = useState('');
  const begin = useMutation({
    mutationFn: () => identity.client.account.beginFactor.mutate({ password }),
    // Kept no longer than it is needed.
    onSuccess: () => setPassword(''),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      description={begin.isSuccess ? null : t('passwordLead')}
    >
      {begin.isSuccess ? (
        <Offered offer={begin.data} onClose={onClose} onAdded={onAdded} />
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!begin.isPending) begin.mutate();
          }}
        >
          <PasswordInput
            label={t('password')}
            value={password}
            onChange={setPassword}
            error={begin.isError ? problemAtField(begin.error) : null}
          />
          <DialogActions onCancel={onClose}>
            <Button submits look="primary" pending={begin.isPending}>
              {t('go')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}

interface OfferedProps extends Pick<EnrolDialogProps, 'onClose' | 'onAdded'> {
  readonly offer: FactorOfferView;
}

function Offered({ offer, onClose, onAdded }: OfferedProps) {
  const t = useTranslations('account');
  const [attempt, setAttempt] = useState(0);
  const confirm = useMutation({
    mutationFn: (code: string) => identity.client.account.confirmFactor.mutate({ code }),
    onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes),
    onError: () => setAttempt((count) => count + 1),
  });
  const { path, size } = offer.picture;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">{t('enrol.scan')}</p>
      {/* Dark on white in both themes: readers expect it so. */}
      <svg
        role="img"
        aria-label={t('enrol.picture')}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-52 self-center rounded-lg border border-line bg-white"
      >
        <path d={path} fill="#000" />
      </svg>
      <div>
        <p className="text-xs text-ink-3">{t('enrol.letters')}</p>
        <p className="flex items-center gap-1">
          <code className="font-mono text-sm break-words">{offer.letters}</code>
          <CopyButton text={offer.letters.replaceAll(' ', '')} label={t('enrol.copy')} />
        </p>
      </div>
      <AnswerForm
        key={attempt}
        kind="code"
        label={t('enrol.code')}
        answer={t('enrol.confirm')}
        answering={t('code.answering')}
        pending={confirm.isPending}
        refusal={confirm.isError ? problemAtField(confirm.error) : null}
        onAnswer={(code) => confirm.mutate(code)}
        beside={
          <Button look="ghost" onClick={onClose}>
            {t('enrol.cancel')}
          </Button>
        }
      />
      <p className="text-xs text-ink-3">{t('enrol.effect')}</p>
    </div>
  );
}
