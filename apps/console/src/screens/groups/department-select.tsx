import type { GroupRow } from '@remit/api/groups/groups-views';
import { SelectField } from '../../parts/fields/select-field.tsx';

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
    <SelectField
      label={label}
      choices={[['', none], ...departments.map(({ id, name }) => [id, `${name} · ${id}`] as const)]}
      chosen={chosen ?? ''}
      onChoose={(path) => onChoose(path === '' ? null : path)}
    />
  );
}
