import { useState } from 'react';
import type { PersonChip } from '@remit/api/views';
import type { Staging } from '@remit/policy/draft/staging';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { endOfDay } from '../people/period-of.ts';

/** Who is left out of a change and until when, as far as a form has it. */
export interface KeptUntil {
  readonly person: PersonChip | null;
  readonly setPerson: (person: PersonChip) => void;
  /** A day; empty while none is chosen. */
  readonly until: string;
  readonly setUntil: (until: string) => void;
  /** Whether somebody is named, and a day to come. */
  readonly complete: boolean;
  /** The same as a draft says it. */
  readonly staging: () => Promise<Staging>;
}

/** @param first whom the form begins with */
export function useKeptUntil(first: PersonChip | null): KeptUntil {
  const { client } = useCalls();
  const { tenant } = useMe();
  const [person, setPerson] = useState(first);
  const [until, setUntil] = useState('');
  const [opened] = useState(() => Date.now());
  const still = (endOfDay(until, tenant.timeZone) ?? opened) > opened;
  return {
    person,
    setPerson,
    until,
    setUntil,
    complete: person !== null && still,
    staging: async () => {
      const { email } = await client.people.get.query({ member: person?.id ?? '' });
      return { kind: 'but', email, until };
    },
  };
}
