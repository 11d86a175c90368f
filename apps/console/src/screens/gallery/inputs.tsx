import { useState } from 'react';
import { AddField } from '../../parts/fields/add-field.tsx';
import { Field, inputLook } from '../../parts/fields/field.tsx';
import { noPlaceName } from '../../parts/fields/place-name.ts';
import { PlaceNameFields } from '../../parts/fields/place-name-fields.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { Exhibit } from './exhibit.tsx';
import { nothing } from './nothing.ts';

const ofPlace = { name: 'Of a place', end: 'Ends in', endHint: 'Made of its name until it is typed.' };

/** What is typed into. */
export function Inputs() {
  const [place, setPlace] = useState({ ...noPlaceName, name: 'Trade fairs' });
  const [typed, setTyped] = useState('Area manager');
  const [added, setAdded] = useState<readonly string[]>([]);
  return (
    <>
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
      <Exhibit name="Text field">
        <div className="grid w-full gap-4 sm:grid-cols-3">
          <TextField label="A line" hint="What others call it." value={typed} onChange={setTyped} />
          <TextField
            label="A name that is written as code"
            optional="optional"
            className="font-mono"
            value="AreaManager"
            onChange={nothing}
          />
          <TextField label="A line that is missing" error="Write what it is." value="" onChange={nothing} />
        </div>
      </Exhibit>
      <Exhibit name="Add field">
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <AddField
            label="Another example"
            adding="Add it"
            placeholder="Such as a receipt"
            longest={60}
            onAdd={(text) => setAdded([...added, text])}
          />
          <AddField
            label="Another that is not there yet"
            adding="Add what is new"
            longest={60}
            refuse={(text) => (text === '' || added.includes(text) ? 'Write one that is not there.' : null)}
            onAdd={(text) => setAdded([...added, text])}
          />
        </div>
        {added.length === 0 ? null : <p className="w-full text-ink-2">{added.join(', ')}</p>}
      </Exhibit>
      <Exhibit name="Place name fields">
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <PlaceNameFields words={ofPlace} place={place} problem={null} onChange={setPlace} />
        </div>
      </Exhibit>
    </>
  );
}
