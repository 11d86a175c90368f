import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text as UTF-8, in lower-case hex. A process that has a faster one of its own brings that. */
export type Sha256 = (text: string) => string;

/** Runs wherever JavaScript does. */
export const sha256Pure: Sha256 = (text) => bytesToHex(sha256(utf8ToBytes(text)));
