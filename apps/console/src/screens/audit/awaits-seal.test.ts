import { expect, test } from 'vitest';
import { awaitsSeal } from './awaits-seal.ts';

const now = Date.UTC(2026, 10, 22);
const page = (at: number, sequence: number | null) => ({ events: [{ at, sequence }] });

test('a list is looked at again while one of its events waits for its seal', () => {
  expect(awaitsSeal([page(now - 500, 7), page(now - 900, null)], now)).toBe(true);
});

test('a list is left alone once all its events are sealed, or where sealing has stopped', () => {
  expect(awaitsSeal([], now)).toBe(false);
  expect(awaitsSeal([page(now - 500, 7)], now)).toBe(false);
  expect(awaitsSeal([page(now - 60_000, null)], now)).toBe(false);
});
