import { createHash, hkdfSync } from 'node:crypto';

/** A key that secrets at rest are sealed under. */
export interface SealingKey {
  /** The first 8 bytes of the key's SHA-256: what a sealed secret says it was sealed under. */
  readonly id: Uint8Array;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** The keys of secrets at rest: what is sealed now is sealed under `current`; `old` ones open what was sealed before. */
export interface KeyRing {
  readonly current: SealingKey;
  readonly old: readonly SealingKey[];
}

/**
 * The key ring of a deployment.
 * @param secret REMIT_SECRET, or that of the data folder. The key that comes from it is the current one where no other
 *   is given, and stays on the ring as an old one where one is: so that a first key of one's own can be rotated to
 * @param given REMIT_SECRET_KEYS, at least 32 bytes each, the current one first
 */
export function keyRing(secret: Uint8Array, given: readonly Uint8Array[] = []): KeyRing {
  const derived = sealingKey(secret, 'remit secrets at rest, of the secret');
  const [current = derived, ...rest] = given.map((bytes) => sealingKey(bytes, 'remit secrets at rest'));
  return { current, old: current === derived ? [] : [...rest, derived] };
}

/** The key with an id; null when the ring does not have it. */
export function keyOf({ current, old }: KeyRing, id: Uint8Array): SealingKey | null {
  return [current, ...old].find((key) => Buffer.compare(key.id, id) === 0) ?? null;
}

function sealingKey(bytes: Uint8Array, purpose: string): SealingKey {
  const key = new Uint8Array(hkdfSync('sha256', bytes, '', purpose, 32));
  return { id: createHash('sha256').update(key).digest().subarray(0, 8), key };
}
