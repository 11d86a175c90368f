/** A moment in words, where the tenant is. @param at ms since 1970 UTC */
export const momentWords = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
