/**
 * The records of the business modules, read under a row filter and field masks. One door for callers; an idea a file
 * behind it.
 */
export { countFieldTransitions, countRecords, countTransitions } from './count-records.ts';
export type { FieldTransition, Transition, TransitionCount } from './count-records.ts';
export { listRecords } from './list-records.ts';
export type { ListedRecord, ListedRecords, RecordsQuery } from './list-records.ts';
export { readRecord, readRecords, recordOf } from './read-record.ts';
export type { RecordSort } from './sort-key.ts';
