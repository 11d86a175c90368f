import type { Reportable } from '@remit/policy/document';

/** A rule or an exclusion of actions that only reports from now on, or counts. */
export function withReporting<Entry extends Reportable>(entry: Entry, reportOnly: boolean): Entry {
  if (reportOnly) return { ...entry, reportOnly: true };
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'reportOnly')) as Entry;
}
