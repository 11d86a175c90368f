import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { diskFullSentence, refuseFullDisk } from './disk-full.ts';

test('a full disk is told from everything else that tools say, with what to do about it', () => {
  const said = 'could not write to file "pg_wal/xlogtemp.1": No space left on device';
  expect(diskFullSentence(said, '/data')).toBe(
    'the disk that holds `/data` is full: free some space on it and start Remit again',
  );
  expect(diskFullSentence('ENOSPC: no space', '/data')).not.toBeNull();
  expect(diskFullSentence('FATAL: could not open file: Permission denied', '/data')).toBeNull();
});

test('a disk with room is not refused', () => {
  expect(() => refuseFullDisk(tmpdir())).not.toThrow();
});
