import type { RequestFormView, RequestView } from '@remit/api/request-views';

type Choices = Pick<RequestFormView, 'departments' | 'folders' | 'costTypes'>;

/**
 * What the form offers to choose from. A request that is changed keeps what it says, also where its submitter would not
 * be offered that for a new one.
 * @param request null for a new one
 */
export function requestChoices(form: RequestFormView, request: RequestView | null): Choices {
  if (request === null) return form;
  const { department, departmentName, folder, costType } = request;
  const known = department === null || form.departments.some(({ path }) => path === department);
  return {
    departments: known
      ? form.departments
      : [...form.departments, { path: department, name: departmentName ?? department }],
    folders: [...new Set([...form.folders, folder])],
    costTypes: costType === null ? form.costTypes : [...new Set([...form.costTypes, costType])],
  };
}
