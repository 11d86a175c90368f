import { type Doors, auditedRead, read } from './doors.ts';

/** What may be seen, found and asked. */
export const questionDoors = {
  'records.types': { permission: '*:read', decided: 'rows', ...read, flag: 'recordLists' },
  'records.list': { permission: '*:read', decided: 'rows', ...read, flag: 'recordLists' },
  'search.find': { permission: '*:read', decided: 'rows', ...read, flag: 'search' },
  // What questions are made of; whose access it is about is decided when one is asked.
  'simulate.form': { permission: 'any active member', decided: 'standing', ...read, asOf: true },
  'simulate.ask': { permission: 'remit.Member:explain', decided: 'record', ...auditedRead, asOf: true },
  'simulate.fixes': { permission: 'remit.Member:explain', decided: 'record', ...auditedRead, asOf: true },
  'simulate.overTime': { permission: 'remit.Member:explain', decided: 'record', ...auditedRead, asOf: true },
} as const satisfies Doors<'records' | 'search' | 'simulate'>;
