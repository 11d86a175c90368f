/** The words of what somebody keeps of a screen under a name. They come with the controls for it. */
export const savedViews = {
  label: 'Saved views',
  none: 'No saved view',
  save: 'Save view',
  own: 'It is yours alone. Whoever you send its address sees what they may.',
  name: 'Name',
  nameMissing: 'Give it a name.',
  taken: 'You have a view called “{name}”: this one takes its place.',
  delete: 'Delete view',
  deleted: '“{name}” was deleted',
  undo: 'Undo',
  failed: 'Your views stayed as they were',
} as const;
