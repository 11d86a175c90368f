/** The words of the explorer's address that narrow the list: what a saved view keeps. */
export const narrowingWords = [
  'q',
  'actor',
  'action',
  'stream',
  'outcome',
  'target',
  'call',
  'session',
  'reported',
  'from',
  'until',
] as const;

/** Every word of its address: also whether the list follows what happens, and the alert whose view a notice leads to. */
export const auditWords = [...narrowingWords, 'live', 'view'] as const;
