import { createHash, randomBytes } from 'node:crypto';

/** How many recovery codes a login has when they are fresh. */
const recoveryCodes = 10;

// Crockford's: no letter that is taken for a digit.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 24;

/** A recovery code as `parseRecoveryCode` gives it: 24 letters of 5 random bits each. */
export type RecoveryCode = string & { readonly brand: 'RecoveryCode' };

/** Ten fresh codes, from the system's random source. */
export function newRecoveryCodes(): readonly RecoveryCode[] {
  return Array.from({ length: recoveryCodes }, () => {
    const bytes = randomBytes(letters);
    return [...bytes].map((byte) => alphabet[byte & 31] ?? '').join('') as RecoveryCode;
  });
}

/** A code as it is printed: groups of four. */
export function recoveryCodeWords(code: RecoveryCode): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** Reads a code as people copy it from paper: any case, with any dashes and spaces, O for 0, I and L for 1. */
export function parseRecoveryCode(text: string): RecoveryCode | null {
  if (text.length > 100) return null;
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{24}$/.test(code) ? (code as RecoveryCode) : null;
}

/** What the database keeps of a code. It has 120 random bits, so a slow hash would add nothing. */
export function hashRecoveryCode(code: RecoveryCode): Uint8Array {
  return createHash('sha256').update(`remit recovery code ${code}`).digest();
}
