import { expect, test } from 'vitest';
import { confirmationLasts, epochsStand, isConfirmed, sessionStands } from './session-rules.ts';

test.each([
  ['before its end', { now: 999, expiresAt: 1000, endedAt: null }, true],
  ['at its end', { now: 1000, expiresAt: 1000, endedAt: null }, false],
  ['after its end', { now: 1001, expiresAt: 1000, endedAt: null }, false],
  ['signed out', { now: 1, expiresAt: 1000, endedAt: 1 }, false],
  ['signed out by a clock ahead of ours', { now: 1, expiresAt: 1000, endedAt: 50 }, false],
])('a session %s: %j stands %s', (_, times, stands) => {
  expect(sessionStands(times)).toBe(stands);
});

test.each([
  [{ member: 1, tenant: 1 }, { member: 1, tenant: 1 }, true],
  [{ member: 1, tenant: 1 }, { member: 2, tenant: 1 }, false],
  [{ member: 1, tenant: 1 }, { member: 1, tenant: 2 }, false],
  [{ member: 2, tenant: 1 }, { member: 1, tenant: 1 }, false],
])('a session entered under %j goes on under %j: %s', (entered, current, stands) => {
  expect(epochsStand(entered, current)).toBe(stands);
});

test.each([
  [null, 0, false],
  [0, 0, true],
  [0, confirmationLasts - 1, true],
  [0, confirmationLasts, false],
  [1000, confirmationLasts + 999, true],
])('a confirmation at %j counts at %i: %s', (at, now, counts) => {
  expect(isConfirmed(at, now)).toBe(counts);
});
