/** What is shown of the fields. */
export const fieldFilters = ['all', 'ruled', 'changed', 'telling', 'blind'] as const;
export type FieldFilter = (typeof fieldFilters)[number];

/** The filter that a word of the address stands for; all, where it stands for none. */
export const filterOf = (word: string | undefined): FieldFilter =>
  fieldFilters.find((each) => each === word) ?? 'all';

/** What the address of the screen carries. */
export type FieldsSearch = Readonly<
  Partial<Record<'q' | 'type' | 'field' | 'role' | 'as' | 'record' | 'show' | 'a' | 'b', string | undefined>>
>;
