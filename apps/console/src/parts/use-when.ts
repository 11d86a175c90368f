import { createContext, useContext } from 'react';
import { useFormatter } from 'use-intl';

/** The zone in which a tenant's days begin and end; moments are shown in it, and say so. */
export const TimeZoneContext = createContext('UTC');

/** A day of the tenant, never ambiguous: "20 Nov 2026". */
export function useDay(): (instant: number) => string {
  const format = useFormatter();
  const timeZone = useContext(TimeZoneContext);
  return (instant) => format.dateTime(instant, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
}

/** A moment with its zone: "20 Nov 2026, 09:00 Paris". */
export function useMoment(): (instant: number) => string {
  const format = useFormatter();
  const timeZone = useContext(TimeZoneContext);
  return (instant) =>
    `${format.dateTime(instant, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })} ${placeOf(timeZone)}`;
}

/** A moment of this very hour, with its zone: "09:00 Paris". */
export function useTime(): (instant: number) => string {
  const format = useFormatter();
  const timeZone = useContext(TimeZoneContext);
  return (instant) =>
    `${format.dateTime(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })} ${placeOf(timeZone)}`;
}

const placeOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
