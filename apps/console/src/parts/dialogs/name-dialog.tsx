import { useState } from 'react';
import { Button } from '../button.tsx';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { TextField } from '../fields/text-field.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly description?: string;
  readonly label: string;
  /** What is called so now; empty where it has no name yet. */
  readonly name?: string;
  /** The most characters that a name may have. */
  readonly longest: number;
  /** What giving it would mean, which refuses nothing; null when there is nothing to say. */
  readonly hint: (name: string) => string | null;
  /** Says why something cannot be called so; null when it can. */
  readonly refuse: (name: string) => string | null;
  readonly action: string;
  /** While what it was given for is on its way. */
  readonly pending?: boolean;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks what something shall be called, and says what is wrong with a name once it has been tried. */
export function NameDialog(props: NameDialogProps) {
  const {
    title,
    description,
    label,
    name = '',
    longest,
    hint,
    refuse,
    action,
    pending = false,
    onName,
    onClose,
  } = props;
  const [typed, setTyped] = useState(name);
  const [tried, setTried] = useState(false);
  const problem = refuse(typed);
  const said = hint(typed);
  return (
    <Dialog open title={title} description={description} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === null) onName(typed);
          else setTried(true);
        }}
      >
        <TextField
          label={label}
          error={tried ? problem : null}
          hint={said ?? undefined}
          required
          maxLength={longest}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
        />
        <DialogActions onCancel={onClose}>
          <Button submits look="primary" pending={pending}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
