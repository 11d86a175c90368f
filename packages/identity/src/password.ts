import { hash, verify } from '@node-rs/argon2';

/** OWASP's least for argon2id: 19 MiB of memory, two passes, one lane. The library's algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longer ones are refused before hashing, so that a megabyte of password is not a way to keep the server busy. */
export const longestPassword = 256;

/**
 * Hashes a password for keeping.
 * @param password as typed; it is normalised to NFKC, so that two keyboards agree on `é`
 * @returns an argon2id hash as a PHC string, salt and cost included
 */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

/**
 * Whether a password is the one behind a hash. Without a hash (an e-mail that nobody has, a login without a
 * password) it still does the work of one verification and then says no: an answer that comes sooner would tell
 * strangers which e-mails exist.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await decoyHash()), password.normalize('NFKC'));
  return stored !== null && matches;
}

let decoy: Promise<string> | null = null;

/** The hash that an unknown e-mail is compared with: of random bytes, made once a process. */
function decoyHash(): Promise<string> {
  decoy ??= hashPassword(Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'));
  return decoy;
}
