import type { RequestFormView, RequestView } from '@remit/api/requests/request-views';

type Choices = Pick<RequestFormView, 'departments' | 'folders' | 'costTypes'>;

/** What a request says already of what is chosen. */
export type Chosen = Pick<RequestView, 'department' | 'departmentName' | 'costType'> & {
  readonly folder: string | null;
};

/**
 * What the form offers to choose from. A request that is changed, or gone on with, keeps what it says, also where its
 * writer would not be offered that for a new one.
 * @param chosen null for a new one
 */
export function requestChoices(form: RequestFormView, chosen: Chosen | null): Choices {
  if (chosen === null) return form;
  const { department, departmentName, folder, costType } = chosen;
  const known = department === null || form.departments.some(({ path }) => path === department);
  return {
    departments: known
      ? form.departments
      : [...form.departments, { path: department, name: departmentName ?? department }],
    folders: folder === null ? form.folders : [...new Set([...form.folders, folder])],
    costTypes: costType === null ? form.costTypes : [...new Set([...form.costTypes, costType])],
  };
}
