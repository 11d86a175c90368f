const DAY = 86_400_000;

let recalled: { instant: number; timeZone: string; day: string | null } = {
  instant: Number.NaN,
  timeZone: '',
  day: null,
};

/** Building a formatter costs a thousand times what using it does; a tenant has one zone. */
const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatterOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  let formatter: Intl.DateTimeFormat | null = null;
  try {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  } catch {
    // An unknown zone gives no dates; comparisons through it are unknown and open nothing.
  }
  formatters.set(timeZone, formatter);
  return formatter;
}

/** Milliseconds since 1970 UTC at which the date begins in UTC; null when it is no date of the calendar. */
export function utcStart(date: string): number | null {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(date)) return null;
  const at = Date.parse(`${date}T00:00:00.000Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : at;
}

/** The date on a wall calendar in the zone at an instant; null for an unknown zone or an instant out of range. */
export function dayOf(instant: number, timeZone: string): string | null {
  // The same instant, the check's own, meets date after date: formatting costs a thousand times what recalling does.
  if (instant === recalled.instant && timeZone === recalled.timeZone) return recalled.day;
  const day = dayOnCalendar(instant, timeZone);
  recalled = { instant, timeZone, day };
  return day;
}

function dayOnCalendar(instant: number, timeZone: string): string | null {
  const formatter = formatterOf(timeZone);
  if (formatter === null || Math.abs(instant) > 8.64e15) return null;
  const parts = formatter.formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return utcStart(day) === null ? null : day;
}

/**
 * The first instant of a date in a zone, in milliseconds since 1970 UTC; null for an unknown zone or date. A day
 * begins at its first instant even where the clock skips midnight, so a date and the next one never leave a gap.
 */
export function startOfDay(date: string, timeZone: string): number | null {
  const utc = utcStart(date);
  if (utc === null || formatterOf(timeZone) === null) return null;
  // No zone is further than a day from UTC.
  let before = utc - DAY;
  let inside = utc + DAY;
  while (inside - before > 1) {
    const middle = Math.floor((before + inside) / 2);
    // Beyond the years of four digits there are no dates; they lie before or after all others.
    const day = dayOf(middle, timeZone) ?? (middle < 0 ? '' : '~');
    if (day < date) before = middle;
    else inside = middle;
  }
  return inside;
}

/** The date after this one; null when there is none in four digits. */
export function nextDay(date: string): string | null {
  const utc = utcStart(date);
  if (utc === null) return null;
  const next = new Date(utc + DAY).toISOString().slice(0, 10);
  return utcStart(next) === null ? null : next;
}
