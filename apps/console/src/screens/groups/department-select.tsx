import type { GroupRow } from '@remit/api/groups-views';
import { Field } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';

interface DepartmentSelectProps {
  readonly label: string;
  /** What it says where none is chosen. */
  readonly none: string;
  readonly departments: readonly Pick<GroupRow, 'id' | 'name'>[];
  /** A path; null: none. */
  readonly chosen: string | null;
  readonly onChoose: (path: string | null) => void;
}

/** Chooses one of the departments, each with its path: two of one name lie in different places. */
export function DepartmentSelect({ label, none, departments, chosen, onChoose }: DepartmentSelectProps) {
  return (
    <Field label={label}>
      {(wiring) => (
        <SelectBox
          {...wiring}
          value={chosen ?? ''}
          onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
        >
          <option value="">{none}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name} · {id}
            </option>
          ))}
        </SelectBox>
      )}
    </Field>
  );
}
