import { statfsSync } from 'node:fs';
import { StoreError } from '../errors.ts';

/** A first start writes some 120 MB; below that PostgreSQL would stop half-way with less to say. */
const leastFree = 160 * 1024 * 1024;

/** What to tell people when a tool's words say that the disk is full; null when they do not. */
export function diskFullSentence(said: string, folder: string): string | null {
  return /No space left on device|ENOSPC/.test(said)
    ? `the disk that holds \`${folder}\` is full: free some space on it and start Remit again`
    : null;
}

/** @throws StoreError `refused` when the disk of a folder has too little room to work in */
export function refuseFullDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= leastFree) return;
  const free = Math.floor((bavail * bsize) / 1024 / 1024);
  throw new StoreError(
    'refused',
    `the disk that holds \`${folder}\` has ${free} MB left and Remit needs ${leastFree / 1024 / 1024} MB: ` +
      'free some space on it and start Remit again',
  );
}
