/** The words of what somebody keeps of the permission matrix. They come with the controls for it. */
export const matrixViews = {
  views: 'Saved views',
  none: 'No saved view',
  save: 'Save view…',
  own: 'It is yours alone. Whoever you send its address sees what they may.',
  whole: 'The whole matrix shows: there is nothing to keep under a name.',
  wholeNext: 'Filter it, compare two roles or add a person first.',
  name: 'Name',
  nameMissing: 'Give it a name.',
  taken: 'You have a view called {name}: this one takes its place.',
  saveIt: 'Save',
  cancel: 'Cancel',
  delete: 'Delete view',
  deleted: '{name} was deleted',
  undo: 'Undo',
  failed: 'Your views stayed as they were',
} as const;
