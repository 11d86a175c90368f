import { useState } from 'react';
import type { PersonChip } from '@remit/api/views';
import type { PolicyDocument } from '@remit/policy/document';
import type { RoleBeginning } from './begin-role.ts';
import { useHeldRoles } from './use-held-roles.ts';

/** What a new role shall begin as, while that is chosen. */
export function useRoleBeginning(document: PolicyDocument) {
  const [from, setFrom] = useState<RoleBeginning['from']>('empty');
  const [role, setRole] = useState('');
  const [person, setPerson] = useState<PersonChip | null>(null);
  const held = useHeldRoles(from === 'person' ? person : null, document);
  const chosen = (): RoleBeginning => {
    switch (from) {
      case 'empty':
        return { from };
      case 'role':
        return { from, role };
      case 'person':
        return { from, includes: held.roles };
      default:
        return from satisfies never;
    }
  };
  return { from, setFrom, role, setRole, person, setPerson, said: held.said, chosen };
}
