// Spaces and controls, and what cannot be seen or turns text around: an address that looks like another one is not it.
const unfit = '\\s\\p{Cc}\\p{Cf}\\p{Cs}';
const shape = new RegExp(`^[^@${unfit}]+@[^@${unfit}]+$`, 'u');

/**
 * Reads an e-mail address as sign-in takes it: NFC, lower case, without spaces around it.
 * @returns null for what cannot be one: no `@`, characters that cannot be seen, or longer than 254 characters
 */
export function parseEmail(text: string): string | null {
  // Composed again: a small letter may have one form with its accent where the capital has two.
  const email = text.normalize('NFC').trim().toLowerCase().normalize('NFC');
  return email.length <= 254 && shape.test(email) ? email : null;
}
