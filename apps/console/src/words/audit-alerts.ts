/** The words of what saved views of the audit tell. */
export const auditAlerts = {
  nothing: 'Nothing is narrowed.',
  nothingNext: 'Narrow the list first: a view keeps what is chosen and searched for.',
  tell: 'Tell me',
  tellHint: 'A notice when something new shows here, once in five minutes at most.',
  tells: 'You are told of new events in “{name}”',
  silent: 'You are not told of “{name}” any more',
  copy: 'Copy the link to what shows',
} as const;
