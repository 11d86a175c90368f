import { useState } from 'react';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { DateField } from '../../parts/fields/date-field.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { Exhibit } from './exhibit.tsx';
import { nothing } from './nothing.ts';

const ways = [
  ['whole', 'The whole of it'],
  ['part', 'A part of it, whose name is long'],
] as const;

/** What is chosen from. */
export function Choices() {
  const [way, setWay] = useState<(typeof ways)[number][0]>('whole');
  const [ticked, setTicked] = useState(true);
  const [day, setDay] = useState('2026-11-21');
  return (
    <>
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
    </>
  );
}
