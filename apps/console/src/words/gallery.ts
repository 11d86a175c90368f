/** The words of the gallery of parts. They come with its screen. */
export const gallery = {
  title: 'Parts',
  lead: 'Every part that screens are made of, in each state that it can be in. Nothing here is anybody’s data.',
  themes: { light: 'Light', dark: 'Dark', system: 'Like the system' },
} as const;
