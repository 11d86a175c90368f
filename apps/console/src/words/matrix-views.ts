/** Why the whole matrix cannot be saved as a view. */
export const matrixViews = {
  whole: 'The whole matrix shows: there is nothing to keep under a name.',
  wholeNext: 'Filter it, compare two roles or add a person first.',
} as const;
