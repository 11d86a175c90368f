/** The words of the inbox. They come with its screen. */
export const inbox = {
  title: 'Inbox',
  mine: 'For you to decide · {count, number}',
  others: 'Waiting for others · {count, number}',
  noneMine: 'Nothing waits for your decision.',
  access: 'Access requests',
  toPay: 'To be paid · {count, number}',
  payIt: 'Approved: you may pay it.',
  noneOthers: 'Nothing waits for others where you can see it.',
  nothing: 'Nothing is waiting',
  nothingReason: 'Requests that you may decide arrive here by themselves.',
  toMine: 'See what you asked for',
  away: 'Out of office',
  routine: '{count, number} are routine to you',
  routineOpen: 'Approve together',
  onItsWay: {
    approve: 'Your approval is on its way',
    reject: 'Your rejection is on its way',
    reduce: 'Your approval for less is on its way',
  },
} as const;
