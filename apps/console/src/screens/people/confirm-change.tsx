import type { ReactNode } from 'react';
import type { PersonChange } from '../../data/contract/people-calls.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { ChangeEffect } from './change-effect.tsx';

interface ConfirmChangeProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly confirm: string;
  readonly pending: boolean;
  readonly onConfirm: () => void;
  /** What is about to be done, whose effect is asked for; where that is said in words instead, `children`. */
  readonly change?: PersonChange;
  readonly children?: ReactNode;
}

/** The one confirmation of something that holds at once: it says what it does to whom. */
export function ConfirmChange({
  open,
  onClose,
  title,
  confirm,
  pending,
  onConfirm,
  change,
  children,
}: ConfirmChangeProps) {
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      {open && change !== undefined ? <ChangeEffect change={change} /> : null}
      {children}
      <DialogActions onCancel={onClose} className="mt-4">
        <Button look="danger" pending={pending} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
