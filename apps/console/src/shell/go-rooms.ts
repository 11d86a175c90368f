/** Where G and a letter lead. */
export const goRooms = {
  h: '/t/$tenant',
  i: '/t/$tenant/inbox',
  r: '/t/$tenant/requests',
  d: '/t/$tenant/records',
  p: '/t/$tenant/people',
  a: '/t/$tenant/access/roles',
  f: '/t/$tenant/access/folders',
  v: '/t/$tenant/versions',
  u: '/t/$tenant/audit',
  s: '/t/$tenant/simulate',
  t: '/t/$tenant/settings/security',
  m: '/t/$tenant/me',
} as const;

export type RoomLetter = keyof typeof goRooms;

/** Whether a key that is pressed after G leads anywhere. */
export const isRoomLetter = (key: string): key is RoomLetter => Object.hasOwn(goRooms, key);
