/** Where a draft stands, in words: its list, its page and its bar say the same. */
export const draftState = {
  editing: 'being edited',
  'in-review': 'in review',
  approved: 'approved',
  scheduled: 'scheduled',
  published: 'published',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  superseded: 'in force already',
} as const;
