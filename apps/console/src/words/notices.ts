/** The words of what its reader is told. They come with the bell. */
export const notices = {
  title: 'Notices',
  lead: 'What waits for you, and what became of what is yours. The same comes by e-mail.',
  open: '{count, plural, =0 {Notices} one {Notices, # unread} other {Notices, # unread}}',
  all: 'All',
  unread: 'Unread',
  show: 'Which notices',
  readAll: 'Mark all as read',
  readOne: 'Mark as read: {title}',
  none: 'Nothing has happened yet that you have to know.',
  noneUnread: 'You have read everything.',
  older: 'Older ones are not shown.',
  by: 'by {name}',
  toDo: 'To do',
  failed: 'It could not be marked as read. Try again.',
} as const;
