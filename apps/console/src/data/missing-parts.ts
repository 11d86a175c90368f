/** What parts of a page met that were asked for and did not come. */
const met = new WeakSet<object>();

/**
 * Hears from now on of every part of a page that does not come: the line is down, or a newer Remit has other parts. What it
 * met is called otherwise, for the router knows it by its first words and loads the page again at once: without a line that
 * leaves its reader with nothing at all.
 */
export function watchMissingParts(page: Pick<Window, 'addEventListener'>): void {
  page.addEventListener('vite:preloadError', ({ payload }) => {
    met.add(payload);
    payload.message = `a part of the page did not come: ${payload.message}`;
  });
}

/** Whether a part of the page did not come, and nothing else is wrong. */
export const isMissingPart = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && met.has(error);
