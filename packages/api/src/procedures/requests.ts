import { type Doors, own, read, tenantWrite, write } from './doors.ts';

/** Payment requests, from the first word to the last decision. */
export const requestDoors = {
  'requests.inbox': { permission: 'fin.PaymentRequest:approve', decided: 'rows', ...read },
  'requests.mine': { permission: 'fin.PaymentRequest:read', decided: 'rows', ...read },
  'requests.get': { permission: 'fin.PaymentRequest:read', decided: 'record', ...read },
  'requests.watch': { permission: 'fin.PaymentRequest:read', decided: 'record', ...write },
  'requests.peers': { permission: 'fin.PaymentRequest:read', decided: 'record', ...read },
  'requests.form': { permission: 'fin.PaymentRequest:create', decided: 'rows', ...read },
  // To ask in somebody's place: whom it may be for, and where.
  'requests.people': { permission: 'fin.PaymentRequest:submitFor', decided: 'rows', ...read, ...own },
  'requests.formFor': { permission: 'fin.PaymentRequest:submitFor', decided: 'rows', ...read },
  'requests.preview': { permission: 'fin.PaymentRequest:create', decided: 'record', ...read },
  // Numbers are given in order: two new requests must not take the same one.
  'requests.submit': { permission: 'fin.PaymentRequest:create', decided: 'record', ...tenantWrite },
  // What somebody wrote and has not sent is theirs alone.
  'requestDrafts.list': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'requestDrafts.get': { permission: 'any active member', decided: 'standing', ...read, ...own },
  'requestDrafts.save': { permission: 'fin.PaymentRequest:create', decided: 'rows', ...write },
  'requestDrafts.discard': { permission: 'any active member', decided: 'standing', ...write },
  'requests.approve': { permission: 'fin.PaymentRequest:approve', decided: 'record', ...write },
  'requests.reject': { permission: 'fin.PaymentRequest:reject', decided: 'record', ...write },
  'requests.ask': { permission: 'fin.PaymentRequest:approve', decided: 'record', ...write },
  // By whoever submitted it: the request itself says whose it is, and the engine whether they may still read it.
  'requests.answer': { permission: 'fin.PaymentRequest:read', decided: 'record', ...write },
  'requests.change': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...write },
  'requests.resubmit': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...write },
  'requests.reduce': { permission: 'fin.PaymentRequest:approve', decided: 'record', ...write },
  // Files of a request, to whoever sees all of it that they may say; added and removed as the request is changed.
  'attachments.list': { permission: 'fin.PaymentRequest:read', decided: 'record', ...read },
  'attachments.download': { permission: 'fin.PaymentRequest:read', decided: 'record', ...read },
  'attachments.offer': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...read, ...own },
  'attachments.add': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...write },
  'attachments.remove': { permission: 'fin.PaymentRequest:submit', decided: 'record', ...write },
  'requests.pay': { permission: 'fin.PaymentRequest:pay', decided: 'record', ...write },
  'requests.withdraw': { permission: 'fin.PaymentRequest:withdraw', decided: 'record', ...write },
} as const satisfies Doors<'requests' | 'requestDrafts' | 'attachments'>;
