/** The words of seeing the tenant as somebody else. They come with what shows it. */
export const seeAs = {
  seeAs: 'See as {name}',
  somebody: 'See as somebody',
  whom: 'As whom',
  lead: 'Look at the console through their eyes, to find out what they find there.',
  shows:
    'You see what {name} sees, as far as you may see it yourself. What is theirs alone, such as their notices, stays theirs.',
  changes: 'Nothing can be changed: every control says so.',
  recorded: 'It is on record that you began, and so is every look.',
  ends: 'It ends when you leave, when you sign out, and after {minutes} minutes at the latest.',
  begin: 'See as {name}',
  goOn: 'Go on as {name}',
  running: 'You see as {name} already, in this session.',
  back: 'Back to {name}',
  banner: 'Seen as somebody else',
  youSee: 'You see as {name}.',
  rules: 'Read-only and on record until {until}; what you may not see yourself is left out.',
  leave: 'Leave',
  over: 'You do not see as this person now',
  overWhy:
    'It was not begun in this session, or it is over: it lasts half an hour, and ends when it is begun for somebody else.',
  beginAgain: 'Begin it',
  asMyself: 'Go on as yourself',
};
