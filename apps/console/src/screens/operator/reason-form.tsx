import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { Button, type ButtonLook } from '../../parts/button.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';

interface ReasonFormProps {
  readonly act: string;
  readonly look?: ButtonLook;
  /** In whose record the reason stands: the tenant's own beside that of operators, or the latter alone. */
  readonly readBy: 'tenant' | 'operators';
  readonly pending: boolean;
  readonly error: unknown;
  /** Why what is asked for beside the reason cannot be done; null when it can. */
  readonly refused?: string | null;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
  /** Whether something is missing from what is asked for beside the reason. */
  readonly incomplete?: boolean;
  /** What is asked for beside the reason; told whether it was tried to do it yet. */
  readonly children?: ReactNode | ((tried: boolean) => ReactNode);
}

/** The end of every form of an operator: a reason, what went wrong, and the one button that says what it does. */
export function ReasonForm({
  act,
  look = 'primary',
  readBy,
  pending,
  error,
  refused = null,
  incomplete = false,
  onSubmit,
  onCancel,
  children,
}: ReasonFormProps) {
  const t = useTranslations('operator');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim().length < 3;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing && !incomplete && !pending && refused === null) onSubmit(reason.trim());
      }}
    >
      {typeof children === 'function' ? children(tried) : children}
      <TextField
        label={t('reason')}
        hint={t(`reasonHint.${readBy}`)}
        error={tried && missing ? t('reasonMissing') : null}
        autoComplete="off"
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      {refused === null && (error === null || error === undefined) ? null : (
        <p role="alert" className="text-loss first-letter:uppercase">
          {refused ?? problemOf(error).message}
        </p>
      )}
      <DialogActions onCancel={onCancel}>
        <Button submits look={look} pending={pending}>
          {act}
        </Button>
      </DialogActions>
    </form>
  );
}
