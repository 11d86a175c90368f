import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { english } from './english.ts';

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof english;
  }
}

/** The reader's own kind of English where they have one, for dates and figures; the words are English so far. */
export function readerLocale(): string {
  return navigator.languages.find((language) => /^en\b/.test(language)) ?? 'en-GB';
}

/** Words, dates, numbers and money for every screen. */
export function Words({ children }: { readonly children: ReactNode }) {
  return (
    <IntlProvider locale={readerLocale()} messages={english} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
