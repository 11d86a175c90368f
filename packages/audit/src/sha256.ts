import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * A text to be hashed, whole or in parts, one behind the other: parts that were never put together are hashed sooner. No
 * character lies in two of them.
 */
export type HashedText = string | readonly string[];

/** SHA-256 of a text as UTF-8, in lower-case hex. A process that has a faster one of its own brings that. */
export type Sha256 = (text: HashedText) => string;

/** Runs wherever JavaScript does. */
export const sha256Pure: Sha256 = (text) =>
  bytesToHex(sha256(utf8ToBytes(typeof text === 'string' ? text : text.join(''))));
