import { Secret, TOTP } from 'otpauth';

/** How long one code stands, in ms (RFC 6238). */
export const codePeriod = 30_000;

/** How many periods back a code is still recognised as a late one, to say so. None of them is taken. */
const lateSteps = 10;

/** What a code is to a second factor, at an instant. */
export type CodeCheck =
  /** Of this time step; whether the step was taken before is for the database to say. */
  | { readonly kind: 'fits'; readonly step: number }
  /** It was right some minutes ago: it was typed late, or the clock of the device is behind. */
  | { readonly kind: 'late' }
  | { readonly kind: 'wrong' };

/** A fresh seed, 20 bytes from the system's random source: what RFC 4226 asks of HMAC-SHA-1. */
export function newSeed(): Uint8Array {
  return new Uint8Array(new Secret({ size: 20 }).bytes);
}

/** A code as people type it: six digits, whatever spaces are between. Null for anything else. */
export function parseCode(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/**
 * Looks a code up in the steps around an instant: the one before, this one and the one after, as clocks differ.
 * A code that would fit later is as wrong as any: to say so would tell a guesser what to send then.
 * @param now ms since 1970 UTC, by the database's clock
 */
export function checkCode(seed: Uint8Array, code: string, now: number): CodeCheck {
  const delta = generator(seed).validate({ token: code, timestamp: now, window: 1 });
  const current = Math.floor(now / codePeriod);
  if (delta !== null) return { kind: 'fits', step: current + delta };
  const earlier = generator(seed).validate({
    token: code,
    timestamp: now - (lateSteps / 2) * codePeriod,
    window: lateSteps / 2,
  });
  return earlier === null ? { kind: 'wrong' } : { kind: 'late' };
}

/** The code of an instant: what the device shows. */
export function codeAt(seed: Uint8Array, instant: number): string {
  return generator(seed).generate({ timestamp: instant });
}

/** A seed in the letters that people type into a device which cannot read the picture: base32, four at a time. */
export function seedWords(seed: Uint8Array): string {
  return (base32(seed).match(/.{1,4}/g) ?? []).join(' ');
}

/** What the picture says: the address that authenticator apps read. @param email under which the app lists it */
export function enrolmentAddress(seed: Uint8Array, email: string): string {
  return generator(seed, email).toString();
}

function base32(seed: Uint8Array): string {
  return new Secret({ buffer: bufferOf(seed) }).base32;
}

function generator(seed: Uint8Array, label = ''): TOTP {
  const secret = new Secret({ buffer: bufferOf(seed) });
  return new TOTP({
    issuer: 'Remit',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: codePeriod / 1000,
    secret,
  });
}

/** A copy, because the bytes of a row share their buffer with the rest of the reply. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
