import { firstBits, networkText, parseAddress } from './parse-address.ts';

/**
 * How long failed attempts count, in ms: at a password, a code or a recovery code alike, so that whoever runs out of
 * one kind of guess has run out of all.
 */
export const failureWindow = 15 * 60 * 1000;

/** Failures within the window after which the next attempt is refused unheard. */
export const mostFailures = 10;

/**
 * The keys under which an attempt is counted: the e-mail, so that one account is not guessed from many places, and
 * the address, so that many accounts are not guessed from one.
 * @param email as parsed, in lower case
 * @param address of the caller; an IPv6 one counts as its /64, which is what one household or machine commands
 */
export function throttleKeys(email: string, address: string): readonly [string, string] {
  return [`email:${email}`, `address:${networkOf(address)}`];
}

/**
 * The keys of an attempt by somebody whose session stands: the account alone. A colleague who mistypes behind the same
 * address keeps nobody from confirming what they do.
 */
export function accountKeys(email: string): readonly [string] {
  return [`email:${email}`];
}

/** The e-mail that attempts under a key were at; null for a key of an address. */
export function emailOfKey(key: string): string | null {
  return key.startsWith('email:') ? key.slice('email:'.length) : null;
}

/** A wait as people are told it: whole minutes, rounded up. @param wait in ms */
export function waitWords(wait: number): string {
  const minutes = Math.max(1, Math.ceil(wait / 60_000));
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}

/** What is no address, whatever a proxy wrote, counts as it is written. */
function networkOf(address: string): string {
  // A neighbour's address comes with the interface that it came by, which the neighbour does not choose.
  const found = parseAddress(address.replace(/%.*$/, ''));
  return found === null ? address : networkText(firstBits(found, household[found.family]));
}

/** How many bits of an address are one household or machine's. */
const household = { 4: 32, 6: 64 } as const;
