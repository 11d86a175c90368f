/** The words of finding what of a role nobody uses. They come with its dialog. */
export const rightSize = {
  title: 'Right-size {role}',
  lead: 'What nobody used in 90 days. Without it, everything that was done by this role is still allowed.',
  basis:
    'Rests on {more, select, true {more than {decisions, number} decisions} other {{decisions, plural, one {# decision} other {# decisions}}}} of the last 90 days, and on {total, plural, =0 {nobody who holds} one {# person who holds} other {# people who hold}} {role}.',
  short: 'The record goes back to {day} only. What is done once a quarter or a year may be missing.',
  rare: 'What is done once a year, such as at its end, may be missing: leave what you know is needed.',
  stays:
    'What is only read, or done in other applications, is on no record, and stays. So do roles that it includes, and what it means in single folders.',
  choose: 'Take away from {role}',
  all: 'Choose all',
  none: 'Choose none',
  cell: '{type}: {action}',
  last: 'last used',
  never: 'no use on record',
  apply: '{count, plural, one {Take # grant away in the draft} other {Take # grants away in the draft}}',
  applyNone: 'Take away in the draft',
  nothingChosen: 'Nothing is chosen yet.',
  edit: 'Right-size {role}',
  nothing: 'Nothing to take away',
  allUsed: 'Whatever of this role is on record when it is done was used in the last 90 days.',
  noneTold: 'Nothing that this role grants is on record when it is done, so nothing can be said of its use.',
  loading: 'Reading the record',
} as const;
