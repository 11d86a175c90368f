import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { acceptable, GroupEffect, type GroupEffectProps } from './group-effect.tsx';
import { useGroupChange } from './use-group-change.ts';

interface GroupChangeDialogProps {
  readonly title: string;
  /** What it would do, as far as it has arrived; null while nothing is chosen. */
  readonly effect: (GroupEffectProps['effect'] & { readonly refetch: () => unknown }) | null;
  /** What happens then besides, where that is not what always does. */
  readonly after?: string;
  readonly confirm: string;
  readonly look?: 'primary' | 'danger';
  /** Makes it with the effect that was shown, and says so. */
  readonly change: (effectHash: string) => Promise<string>;
  readonly onClose: () => void;
  /** Where what is chosen takes more room than a question does. */
  readonly wide?: boolean;
  /** What is chosen for it. */
  readonly children?: ReactNode;
}

/** The one confirmation of a change that reaches everybody in a group: what it does to whom, before it can be made. */
export function GroupChangeDialog({
  title,
  effect,
  after,
  confirm,
  look = 'primary',
  change,
  onClose,
  wide = false,
  children,
}: GroupChangeDialogProps) {
  const { pending, make } = useGroupChange(onClose, () => void effect?.refetch());
  const effectHash = effect === null ? null : acceptable(effect);
  return (
    <Dialog open onClose={onClose} title={title} place={wide ? 'side' : 'middle'} wide={wide}>
      <div className="flex flex-col gap-3">
        {children}
        {effect === null ? null : <GroupEffect effect={effect} {...(after === undefined ? {} : { after })} />}
      </div>
      <DialogActions onCancel={onClose} className="mt-4">
        {effectHash === null ? null : (
          <Button look={look} pending={pending} onClick={() => make(() => change(effectHash))}>
            {confirm}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
