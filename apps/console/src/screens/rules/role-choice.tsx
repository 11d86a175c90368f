import type { Role } from '@remit/policy/document';
import { Field } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';

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
    <Field label={label} error={error}>
      {(wiring) => (
        <SelectBox {...wiring} value={chosen} onChange={({ target }) => onChoose(target.value)}>
          {roles.map((role) => (
            <option key={role.name} value={role.name}>
              {role.label ?? role.name}
            </option>
          ))}
        </SelectBox>
      )}
    </Field>
  );
}
