/** The words of telling somebody to add a second factor in time. */
export const factorDue = {
  banner: 'Second factor',
  due: 'From {moment} on, this tenant lets you in with a second factor only, and you have none yet.',
  add: 'Add one',
} as const;
