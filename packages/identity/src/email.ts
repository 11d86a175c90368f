/**
 * Reads an e-mail address as sign-in takes it: NFC, lower case, without spaces around it.
 * @returns null for what cannot be one: no `@`, control characters, or longer than 254 characters
 */
export function parseEmail(text: string): string | null {
  const email = text.normalize('NFC').trim().toLowerCase();
  return email.length <= 254 && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email) ? email : null;
}
