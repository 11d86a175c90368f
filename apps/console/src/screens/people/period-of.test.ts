import { describe, expect, test } from 'vitest';
import { endOfDay, periodOf } from './period-of.ts';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(text);

describe('a period of days ends with its last day, where the tenant’s clocks say so', () => {
  test.each([
    // zone, day, its beginning, its end in UTC, its length in hours
    ['UTC', '2026-11-20', '2026-11-20T00:00Z', '2026-11-21T00:00Z', 24],
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 23],
    ['Europe/Paris', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00Z', '2026-03-09T04:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z', 25],
    // Clocks go forward at midnight: the day begins at one.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00Z', '2018-11-05T02:00Z', 23],
    // Half an hour of summer time.
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00Z', '2026-04-05T13:30Z', 24.5],
    ['Asia/Kathmandu', '2026-11-20', '2026-11-19T18:15Z', '2026-11-20T18:15Z', 24],
    ['Pacific/Kiritimati', '2026-12-31', '2026-12-30T10:00Z', '2026-12-31T10:00Z', 24],
    ['UTC', '2028-02-29', '2028-02-29T00:00Z', '2028-03-01T00:00Z', 24],
  ])('%s on %s', (timeZone, day, from, until, hours) => {
    const period = periodOf(day, day, timeZone);
    expect(period).toEqual({ from: at(from), until: at(until) });
    expect(((period.until ?? 0) - (period.from ?? 0)) / hour).toBe(hours);
    // Half-open: the day after begins exactly where this one ends.
    expect(endOfDay(day, timeZone)).toBe(at(until));
  });

  test('without days it is open on both sides, and what is no day is none', () => {
    expect(periodOf('', '', 'Europe/Paris')).toEqual({ from: null, until: null });
    expect(endOfDay('2026-02-30', 'Europe/Paris')).toBeNull();
  });
});
