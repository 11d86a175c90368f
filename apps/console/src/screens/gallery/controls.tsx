import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { NameDialog } from '../../parts/name-dialog.tsx';
import { noPlaceName } from '../../parts/place-name.ts';
import { PlaceNameFields } from '../../parts/place-name-fields.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { WordsDialog } from '../../parts/words-dialog.tsx';
import { Exhibit } from './exhibit.tsx';
import { allowed, refused } from './samples.ts';

const looks = ['primary', 'plain', 'ghost', 'danger'] as const;
const places = ['middle', 'side'] as const;
const asked = ['a reason', 'a comment, if any', 'words that did not arrive'] as const;
const ofPlace = { name: 'Of a place', end: 'Ends in', endHint: 'Made of its name until it is typed.' };
const lost = new Error('unreachable');
const nothing = (): void => undefined;

/** What is pressed, typed into and chosen from. */
export function Controls() {
  const [open, setOpen] = useState<(typeof places)[number] | null>(null);
  const [asking, setAsking] = useState<(typeof asked)[number] | null>(null);
  const [naming, setNaming] = useState(false);
  const [place, setPlace] = useState({ ...noPlaceName, name: 'Trade fairs' });
  const [day, setDay] = useState('2026-11-21');
  const toast = useToast();
  const tellFailure = useFailureToast();
  return (
    <>
      <Exhibit name="Button">
        {looks.map((look) => (
          <Button key={look} look={look}>{`A ${look} one`}</Button>
        ))}
        <Button pending>Under way</Button>
        <Button icon={<Trash2 size={14} aria-hidden />}>With a picture</Button>
      </Exhibit>
      <Exhibit name="Guarded button">
        <GuardedButton guard={allowed} onPress={nothing} asked={{ title: 'An example' }}>
          Allowed
        </GuardedButton>
        <GuardedButton guard={refused} onPress={nothing} asked={{ title: 'An example' }}>
          Refused
        </GuardedButton>
      </Exhibit>
      <Exhibit name="Icon button, copy button">
        <IconButton label="Remove">
          <Trash2 size={15} aria-hidden />
        </IconButton>
        <CopyButton text="copied" label="Copy an example" />
      </Exhibit>
      <Exhibit name="Field">
        <div className="grid w-full gap-4 sm:grid-cols-3">
          <Field label="With a hint" hint="What is meant by it." optional="optional">
            {(wiring) => <input {...wiring} className={inputLook} defaultValue="Typed" />}
          </Field>
          <Field label="With an error" error="This is no amount: write 12.50.">
            {(wiring) => <input {...wiring} className={inputLook} defaultValue="12,5,0" />}
          </Field>
          <Field label="Empty">
            {(wiring) => <input {...wiring} className={inputLook} placeholder="Such as 12.50" />}
          </Field>
        </div>
      </Exhibit>
      <Exhibit name="Date field">
        <div className="grid w-full gap-4 sm:grid-cols-3">
          <DateField label="A day" hint="By the clocks of Europe/Paris." value={day} onChange={setDay} />
          <DateField label="A time of day" type="time" optional="optional" value="09:00" onChange={nothing} />
          <DateField label="A day that is missing" error="Choose a day." value="" onChange={nothing} />
        </div>
      </Exhibit>
      <Exhibit name="Search box, select box">
        <SearchBox label="Search examples" value="" onSearch={nothing} />
        <SelectBox aria-label="One of three" className="w-44">
          <option>The first</option>
          <option>The second, whose name is long</option>
        </SelectBox>
      </Exhibit>
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
      <Exhibit name="Place name fields">
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <PlaceNameFields words={ofPlace} place={place} problem={null} onChange={setPlace} />
        </div>
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
