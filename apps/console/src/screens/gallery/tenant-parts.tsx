import { QueryClientProvider } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonChip } from '@remit/api/views';
import { callsOf } from '../../data/calls.ts';
import { AskLink } from '../../parts/ask-link.tsx';
import { Avatar } from '../../parts/avatar.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { PersonField } from '../../parts/fields/person-field.tsx';
import { PersonPicker } from '../../parts/fields/person-picker.tsx';
import { Picker, type PickerChoice } from '../../parts/fields/picker.tsx';
import { RefusedState } from '../../parts/states/refused-state.tsx';
import { SeeAsButton } from '../../parts/see-as-button.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { WhosePlace } from '../../parts/whose-place.tsx';
import { TenantContext } from '../../shell/tenant-context.ts';
import { Exhibit } from './exhibit.tsx';
import { allowed, askable, me, other, person, refused } from './samples.ts';

const calls = callsOf(me.tenant.slug);
const everybody: readonly PersonChip[] = [person, other];
const find = (q: string) =>
  Promise.resolve(everybody.filter(({ name }) => name.toLocaleLowerCase().includes(q.toLocaleLowerCase())));

/** What stands inside a tenant only: in one of nobody's, which is never asked for anything. */
export function TenantParts() {
  return (
    <QueryClientProvider client={calls.queryClient}>
      <TenantContext value={{ calls, me }}>
        <Exhibit name="Picker">
          <PickOne first={null} choices={places} />
          <PickOne first={places[1] ?? null} choices={places} />
          <PickOne first={null} choices={[]} />
        </Exhibit>
        <Exhibit name="Person picker">
          <Pick first={null} />
          <Pick first={person} />
        </Exhibit>
        <Exhibit name="Person field">
          <div className="grid w-full gap-4 sm:grid-cols-3">
            <Asked label="Who stands in" first={person} />
            <Asked label="Who is to come" first={null} error="Choose who is to come." />
          </div>
        </Exhibit>
        <Exhibit name="Whose place">
          <Place first={null} problem={null} />
          <Place first={other} problem={null} />
          <Place first={null} problem={refused.reason} />
        </Exhibit>
        <Exhibit name="Title path, back link, ask link">
          <span className="text-xl font-semibold tracking-tight">
            <TitlePath under={<Link to="/gallery">Parts</Link>}>One of them</TitlePath>
          </span>
          <BackLink to="/t/$tenant/inbox">Back to the list</BackLink>
          <AskLink ask={askable.ask} onLeave={undefined} />
        </Exhibit>
        <Exhibit name="See-as button">
          <SeeAsButton guard={allowed} person={person} />
          <SeeAsButton guard={refused} person={other} />
        </Exhibit>
        <Exhibit name="Refused state">
          <RefusedState title="Examples are not shown to you" guard={refused} />
          <RefusedState title="Examples are not shown to you yet" guard={askable} />
        </Exhibit>
      </TenantContext>
    </QueryClientProvider>
  );
}

const places: readonly PickerChoice[] = [
  { id: 'near', name: 'An example', detail: null },
  {
    id: 'far',
    name: 'An example that is far away from here',
    detail: 'With a word about it',
    mark: <Avatar name="Far" />,
  },
];

interface PickOneProps {
  readonly first: PickerChoice | null;
  readonly choices: readonly PickerChoice[];
}

function PickOne({ first, choices }: PickOneProps) {
  const [picked, setPicked] = useState(first);
  const [typed, setTyped] = useState('');
  const found = choices.filter(({ name }) => name.includes(typed));
  return (
    <div className="w-72 max-w-full">
      <Picker
        label={choices.length === 0 ? 'None' : first === null ? 'One' : 'Another one'}
        picked={picked}
        shown={<span className="min-w-0 truncate">{picked?.name ?? 'Choose one'}</span>}
        choices={found}
        hint="Search examples"
        said={found.length === 0 ? 'There is no such example.' : null}
        onType={setTyped}
        onPick={setPicked}
      />
    </div>
  );
}

function Pick({ first }: { readonly first: PersonChip | null }) {
  const [picked, setPicked] = useState(first);
  return (
    <div className="w-72 max-w-full">
      <PersonPicker
        label={first === null ? 'Somebody' : 'Somebody else'}
        person={picked}
        suggested={everybody}
        find={find}
        onPick={setPicked}
      />
    </div>
  );
}

interface AskedProps {
  readonly label: string;
  readonly first: PersonChip | null;
  readonly error?: string;
}

function Asked({ label, first, error }: AskedProps) {
  const [picked, setPicked] = useState(first);
  return (
    <PersonField
      label={label}
      error={picked === null ? error : null}
      person={picked}
      suggested={everybody}
      find={find}
      onPick={setPicked}
    />
  );
}

function Place({ first, problem }: { readonly first: PersonChip | null; readonly problem: string | null }) {
  const [picked, setPicked] = useState(first);
  return (
    <div className="w-72 max-w-full">
      <WhosePlace
        label={problem !== null ? 'Asked for' : first === null ? 'Asked by' : 'Asked in the place of'}
        person={picked}
        both={(name) => `It is asked for ${name}.`}
        problem={problem}
        find={find}
        onPick={setPicked}
        onMyself={() => setPicked(null)}
      />
    </div>
  );
}
