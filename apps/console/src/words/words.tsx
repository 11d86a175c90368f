import type { ReactNode } from 'react';
import { IntlProvider, useMessages } from 'use-intl';
import { english } from './english.ts';

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

/** The words of a screen beside those of the console: they come with the screen, not with the first script. */
export function MoreWords({
  words,
  children,
}: {
  readonly words: Readonly<Record<string, unknown>>;
  readonly children: ReactNode;
}) {
  const known = useMessages();
  return (
    <IntlProvider locale={readerLocale()} messages={{ ...known, ...words }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
