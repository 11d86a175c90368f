import { useContext } from 'react';
import { useFormatter } from 'use-intl';
import { TimeZoneContext } from '../../parts/use-when.ts';

/** A moment without its year, in the tenant's zone: as much as a narrow list has room for. */
export function useBriefStamp(): (instant: number) => string {
  const format = useFormatter();
  const timeZone = useContext(TimeZoneContext);
  return (instant) =>
    format.dateTime(instant, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
}

/** A moment to the second, in the tenant's zone: events of one minute are told apart. */
export function useStamp(): (instant: number) => string {
  const format = useFormatter();
  const timeZone = useContext(TimeZoneContext);
  return (instant) =>
    format.dateTime(instant, {
      day: '2-digit',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
}
