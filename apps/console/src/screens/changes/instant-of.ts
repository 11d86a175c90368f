const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at an instant, in ms. */
function aheadOf(instant: number, timeZone: string): number {
  const formatter =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formatters.set(timeZone, formatter);
  const parts = formatter.formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const wall = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}Z`;
  return Date.parse(wall) - Math.floor(instant / 60_000) * 60_000;
}

/**
 * The instant at which clocks of a zone show a day and a time. Where they show it twice, the first time; where they skip
 * it, as long after as they skip.
 * @param day `2026-11-20` @param time `09:00`
 * @returns ms since 1970 UTC; null for what is no day or no time
 */
export function instantOf(day: string, time: string, timeZone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null;
  const wall = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(wall)) return null;
  // The zone may change between the two: whichever shows what was asked for is meant, the earlier first.
  const candidates = [
    wall - aheadOf(wall - 86_400_000, timeZone),
    wall - aheadOf(wall + 86_400_000, timeZone),
  ];
  const shown = candidates.filter((instant) => instant + aheadOf(instant, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : Math.max(...candidates);
}
