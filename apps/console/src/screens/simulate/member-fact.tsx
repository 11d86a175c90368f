import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldDeclaration } from '@remit/policy/document';
import type { PersonChip } from '@remit/api/views';
import { PersonField } from '../../parts/fields/person-field.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

interface MemberFactProps {
  readonly field: FieldDeclaration;
  /** Of the member; empty for none yet. */
  readonly id: string;
  readonly onPick: (id: string) => void;
}

/** A field that holds a person. An address has only the id, so the name is looked up where it may be known. */
export function MemberFact({ field, id, onPick }: MemberFactProps) {
  const calls = useCalls();
  const me = useMe();
  const [picked, setPicked] = useState<PersonChip | null>(null);
  const known = [me.person, picked].find((person) => person?.id === id) ?? null;
  const found = useQuery({
    ...calls.options.people.get.queryOptions({ member: id }),
    enabled: id !== '' && known === null && me.rooms.people.allowed,
  });
  const nameless: PersonChip = { id, name: id, title: '', department: null, departmentName: null };
  return (
    <PersonField
      label={field.label}
      person={id === '' ? null : (known ?? found.data?.person ?? nameless)}
      suggested={[me.person]}
      onPick={(person) => {
        setPicked(person);
        onPick(person.id);
      }}
    />
  );
}
