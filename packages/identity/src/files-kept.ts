import { flagRegistry } from './flags.ts';

/** For how long a tenant keeps the files of requests that are closed. */
export type FileTime = (typeof flagRegistry.filesKept.values)[number];

/** Whether a value is one of these times. */
export function isFileTime(value: unknown): value is FileTime {
  return flagRegistry.filesKept.values.some((time) => time === value);
}

/** The same in years; null for always. */
export function yearsKept(time: FileTime): number | null {
  switch (time) {
    case 'always':
      return null;
    case '1 year':
      return 1;
    case '3 years':
      return 3;
    case '7 years':
      return 7;
    case '10 years':
      return 10;
    default:
      return time satisfies never;
  }
}
