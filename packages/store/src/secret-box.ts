import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyOf, type KeyRing } from './secrets/key-ring.ts';

/** Where a secret is kept: it opens there and nowhere else. */
export interface SecretPlace {
  /** With its schema: `identity.second_factor`. */
  readonly table: string;
  readonly column: string;
  /** The row's key, as text. */
  readonly row: string;
  /** Null for what belongs to no tenant. */
  readonly tenantId: string | null;
}

/** A sealed secret cannot be opened: its key is missing, or it is not the one that was sealed for this place. */
export class SealError extends Error {}

const version = 1;
const [idBytes, nonceBytes, tagBytes] = [8, 12, 16];
const headBytes = 1 + idBytes + nonceBytes + tagBytes;

/**
 * Seals a secret for a place with AES-256-GCM under the current key.
 * @returns version, key id, nonce, tag and ciphertext, one after the other
 */
export function sealSecret({ current }: KeyRing, place: SecretPlace, secret: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const head = Buffer.concat([Buffer.of(version), current.id, nonce]);
  const cipher = createCipheriv('aes-256-gcm', current.key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(head.subarray(0, 1 + idBytes), place));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([head, cipher.getAuthTag(), text]);
}

/**
 * Opens a secret that was sealed for a place.
 * @throws SealError when it was sealed for another row, column, table or tenant, was altered, or when the key is gone
 */
export function openSecret(ring: KeyRing, place: SecretPlace, sealed: Uint8Array): Uint8Array {
  const where = `${place.table}.${place.column}`;
  if (sealed.length < headBytes || sealed[0] !== version) {
    throw new SealError(`what is kept in ${where} is no sealed secret`);
  }
  const key = keyOf(ring, sealedUnder(sealed));
  if (key === null) {
    throw new SealError(
      `a secret in ${where} was sealed under a key that is not there; put the old key back into REMIT_SECRET_KEYS`,
    );
  }
  const nonce = sealed.subarray(1 + idBytes, 1 + idBytes + nonceBytes);
  const tag = sealed.subarray(headBytes - tagBytes, headBytes);
  const cipher = createDecipheriv('aes-256-gcm', key.key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(sealed.subarray(0, 1 + idBytes), place));
  cipher.setAuthTag(tag);
  try {
    return Buffer.concat([cipher.update(sealed.subarray(headBytes)), cipher.final()]);
  } catch (cause) {
    throw new SealError(`a secret in ${where} was altered, or belongs to another row`, { cause });
  }
}

/** The id of the key that a secret was sealed under. */
export function sealedUnder(sealed: Uint8Array): Uint8Array {
  return sealed.subarray(1, 1 + idBytes);
}

/** What a secret is bound to. JSON puts texts in quotes, so no two places are written alike. */
function boundTo(head: Uint8Array, { table, column, row, tenantId }: SecretPlace): Uint8Array {
  return Buffer.concat([head, Buffer.from(JSON.stringify([table, column, row, tenantId]))]);
}
