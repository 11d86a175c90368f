import { type Doors, auditedRead, own, read, tenantWrite, write } from './doors.ts';

/** Asking for roles, and looking through those that are held. */
export const accessDoors = {
  // Whoever is refused asks; what they are told is of roles and of who gives them, and of no record that they may not read.
  'access.options': { permission: 'any active member', decided: 'standing', ...read, ...own },
  // To ask in somebody's place: whom it may be for.
  'access.people': { permission: 'remit.Member:requestFor', decided: 'rows', ...read, ...own },
  'access.list': { permission: 'any active member', decided: 'standing', ...read },
  'access.ask': { permission: 'any active member', decided: 'standing', ...write },
  'access.withdraw': { permission: 'any active member', decided: 'standing', ...write },
  // Judged on everybody as they will be, as any assignment.
  'access.decide': { permission: 'remit.Assignment:create', decided: 'record', ...tenantWrite },
  // Whoever may end roles everywhere runs reviews; everybody else sees and decides the lines that wait for them.
  'reviews.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'reviews.get': { permission: 'any active member', decided: 'standing', ...read, ...own },
  // Tells what others may do: audited, as a look at their access is.
  'reviews.reach': { permission: 'any active member', decided: 'standing', ...auditedRead, own: true },
  'reviews.evidence': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'reviews.start': { permission: 'remit.Assignment:delete', decided: 'type', ...write },
  'reviews.decide': { permission: 'any active member', decided: 'standing', ...write },
  'reviews.pass': { permission: 'any active member', decided: 'standing', ...write },
  // Tells what people could do and would: audited, as a look at their access is.
  'reviews.previewClose': { permission: 'remit.Assignment:delete', decided: 'type', ...auditedRead },
  'reviews.close': { permission: 'remit.Assignment:delete', decided: 'type', ...tenantWrite },
} as const satisfies Doors<'access' | 'reviews'>;
