/** What a program calls itself: its own word, so no more of it is kept than tells one from another. */
export function shortAgent(header: string | undefined): string | null {
  if (header === undefined || header === '') return null;
  return header.length <= 300 ? header : `${header.slice(0, 300)}[cut: ${header.length - 300} more]`;
}
