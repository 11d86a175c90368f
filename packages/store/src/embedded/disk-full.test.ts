import { tmpdir } from 'node:os';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { storeErrorOf } from '../connection/driver-error.ts';
import { diskFullSentence, refuseFullDisk } from './disk-full.ts';

test.each([
  ['initdb: error: could not write file "PG_VERSION": No space left on device', true],
  ['FATAL:  could not extend file "base/1/1249": No space left on device', true],
  ["ENOSPC: no space left on device, write '/data/secret'", true],
  ['FATAL:  could not access directory "/data": Permission denied', false],
  ['', false],
])('`%s` is a full disk: %s', (said, full) => {
  const sentence = 'the disk that holds `/data` is full: free some space on it and start Remit again';
  expect(diskFullSentence(said, '/data')).toBe(full ? sentence : null);
});

test('a disk with room is not refused', () => {
  expect(refuseFullDisk(tmpdir())).toBeUndefined();
});

test('a statement that finds the disk full is unavailable, with a sentence on what to do', () => {
  const full = Object.assign(new postgres.PostgresError('could not extend file'), { code: '53100' });
  expect(storeErrorOf(full)).toMatchObject({
    code: 'unavailable',
    publicMessage: "the database's disk is full; free some space on it",
  });
});
