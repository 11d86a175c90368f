import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { NameDialog } from '../../parts/dialogs/name-dialog.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { Exhibit } from './exhibit.tsx';
import { nothing } from './nothing.ts';

const places = ['middle', 'side'] as const;
const asked = ['a reason', 'a comment, if any', 'words that did not arrive'] as const;
const lost = new Error('unreachable');

/** What opens over a page. */
export function Dialogs() {
  const [open, setOpen] = useState<(typeof places)[number] | null>(null);
  const [asking, setAsking] = useState<(typeof asked)[number] | null>(null);
  const [naming, setNaming] = useState(false);
  const toast = useToast();
  const tellFailure = useFailureToast();
  return (
    <>
      <Exhibit name="Dialog, toast">
        {places.map((place) => (
          <Button key={place} onClick={() => setOpen(place)}>{`Open in the ${place}`}</Button>
        ))}
        <Button
          onClick={() =>
            toast('Something was done', 'And can be taken back.', { label: 'Undo', run: nothing })
          }
        >
          Say that it was done
        </Button>
        <Button onClick={() => tellFailure(new Error('nobody answered'))}>Say that it was not</Button>
        <Dialog
          open={open !== null}
          onClose={() => setOpen(null)}
          title="A question"
          description="What it is about, in a sentence."
          place={open ?? 'middle'}
        >
          <DialogActions onCancel={() => setOpen(null)}>
            <Button look="danger" onClick={() => setOpen(null)}>
              Do it
            </Button>
          </DialogActions>
        </Dialog>
      </Exhibit>
      <Exhibit name="Name dialog">
        <Button onClick={() => setNaming(true)}>Ask for a name</Button>
        {naming ? (
          <NameDialog
            title="Give it a name"
            description="Others find it by this."
            label="Name"
            longest={60}
            hint={(name) => (name === 'Taken' ? 'Another one is called so too.' : null)}
            refuse={(name) => (name.trim() === '' ? 'Write a name.' : null)}
            action="Name it"
            onName={() => setNaming(false)}
            onClose={() => setNaming(false)}
          />
        ) : null}
      </Exhibit>
      <Exhibit name="Words dialog">
        {asked.map((each) => (
          <Button key={each} onClick={() => setAsking(each)}>{`Ask for ${each}`}</Button>
        ))}
        {asking === null ? null : (
          <WordsDialog
            title="Do it"
            effect="What it causes, and for whom."
            label={asking === 'a comment, if any' ? 'Comment' : 'Reason'}
            missing={asking === 'a comment, if any' ? null : 'Write why, so that others know.'}
            longest={500}
            action="Do it"
            look={asking === 'a reason' ? 'danger' : 'primary'}
            sending={asking === 'words that did not arrive' ? { isPending: false, error: lost } : null}
            onClose={() => setAsking(null)}
            onSend={() => setAsking(null)}
          />
        )}
      </Exhibit>
    </>
  );
}
