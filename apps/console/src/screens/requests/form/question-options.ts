import type { RequestFormField, RequestFormView } from '@remit/api/requests/request-views';

type Option = readonly [value: string, words: string];

/**
 * What there is to choose from for an answer; null for what is typed.
 * @param words of the two answers to what is so or is not
 */
export function questionOptions(
  { fieldType, values }: RequestFormField,
  { departments, folders }: Pick<RequestFormView, 'departments' | 'folders'>,
  words: { readonly yes: string; readonly no: string },
): readonly Option[] | null {
  switch (fieldType) {
    case 'enum':
      return (values ?? []).map((value) => [value, value]);
    case 'boolean':
      return [
        ['true', words.yes],
        ['false', words.no],
      ];
    case 'department':
      return departments.map(({ path, name }) => [path, name]);
    case 'folder':
      return folders.map((path) => [path, path]);
    case 'text':
    case 'text[]':
    case 'number':
    case 'money':
    case 'date':
    case 'instant':
    case 'member':
      return null;
    default:
      return fieldType satisfies never;
  }
}
