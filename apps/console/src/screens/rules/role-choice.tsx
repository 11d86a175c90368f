import type { Role } from '@remit/policy/document';
import { SelectField } from '../../parts/fields/select-field.tsx';

interface RoleChoiceProps {
  readonly label: string;
  readonly error?: string | null;
  readonly roles: readonly Role[];
  readonly chosen: string;
  readonly onChoose: (role: string) => void;
}

/** One role of all. */
export function RoleChoice({ label, error = null, roles, chosen, onChoose }: RoleChoiceProps) {
  return (
    <SelectField
      label={label}
      error={error}
      choices={roles.map((role) => [role.name, role.label ?? role.name])}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
