import { useState } from 'react';
import { AddField } from '../../parts/add-field.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { noPlaceName } from '../../parts/place-name.ts';
import { PlaceNameFields } from '../../parts/place-name-fields.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { Exhibit } from './exhibit.tsx';
import { nothing } from './nothing.ts';

const ofPlace = { name: 'Of a place', end: 'Ends in', endHint: 'Made of its name until it is typed.' };

const ways = [
  ['whole', 'The whole of it'],
  ['part', 'A part of it, whose name is long'],
] as const;

/** What is typed into and chosen from. */
export function Inputs() {
  const [place, setPlace] = useState({ ...noPlaceName, name: 'Trade fairs' });
  const [typed, setTyped] = useState('Area manager');
  const [way, setWay] = useState<(typeof ways)[number][0]>('whole');
  const [ticked, setTicked] = useState(true);
  const [day, setDay] = useState('2026-11-21');
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
      <Exhibit name="Select field">
        <div className="grid w-full gap-4 sm:grid-cols-3">
          <SelectField
            label="How much"
            hint="Of what is there."
            choices={ways}
            chosen={way}
            onChoose={setWay}
          />
          <SelectField label="In part" optional="optional" choices={ways} chosen="part" onChoose={nothing} />
          <SelectField
            label="None of them fits"
            error="Choose another."
            choices={ways}
            chosen="whole"
            onChoose={nothing}
          />
        </div>
      </Exhibit>
      <Exhibit name="Check field">
        <CheckField checked={ticked} onChange={setTicked}>
          Pass it on
        </CheckField>
        <CheckField checked={false} onChange={nothing} className="font-medium">
          It names an amount
        </CheckField>
        <CheckField checked disabled onChange={nothing}>
          Settled already
        </CheckField>
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
      <Exhibit name="Place name fields">
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <PlaceNameFields words={ofPlace} place={place} problem={null} onChange={setPlace} />
        </div>
      </Exhibit>
    </>
  );
}
