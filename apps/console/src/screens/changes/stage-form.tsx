import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';

interface StageFormProps {
  readonly title: string;
  readonly lead: string;
  /** What is still to be said before it can be put into the draft; null where nothing is. */
  readonly missing: string | null;
  /** Why it cannot be put into the draft as it is asked for. */
  readonly refused: string | null;
  readonly sending: { readonly isPending: boolean; readonly error: unknown };
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks where or for whom a change counts before it counts for all, and puts it into the draft. */
export function StageForm(props: StageFormProps) {
  const { title, lead, missing, refused, sending, onSend, onClose, children } = props;
  const t = useTranslations('draftImpact');
  const [tried, setTried] = useState(false);
  return (
    <Dialog open onClose={onClose} title={title} description={lead}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (missing === null && !sending.isPending) onSend();
        }}
      >
        {children}
        <p role="alert" className="text-loss first-letter:uppercase empty:hidden">
          {sending.error !== null
            ? problemOf(sending.error).message.replaceAll('`', '')
            : (refused ?? (tried ? missing : null))}
        </p>
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits pending={sending.isPending}>
            {t('stageConfirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
