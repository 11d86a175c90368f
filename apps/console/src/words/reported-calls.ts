/** The words of what a rule that only reports would have refused. They come with the list of those calls. */
export const reportedCalls = {
  notYet: 'Nothing is counted yet',
  notYetReason:
    'In the published policy it does not only report. Once it does, each call that it would have refused is counted here.',
  none: 'Nothing in the last {days, number} days',
  noneReason: 'No call on record would have been refused by it. Calls that only read leave no record.',
  found:
    'In the last {days, number} days it would have refused <strong>{calls, plural, one {# call} other {# calls}}</strong> by <strong>{people, plural, one {# person} other {# people}}</strong>.',
  more: 'In the last {days, number} days it would have refused <strong>more than {calls, number} calls</strong> by <strong>{people, plural, one {# person} other {# people}}</strong>.',
  show: 'Show them in the audit',
  elsewhere: 'Whoever may read the audit can see which.',
} as const;
