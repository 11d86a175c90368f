import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Signer, VerifySignature } from '@remit/audit/signer';

// What PKCS #8 and X.509 put before the 32 bytes of a key (RFC 8410).
const privateStart = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicStart = Buffer.from('302a300506032b6570032100', 'hex');

/** @param seed the private key: 32 bytes */
export function ed25519Signer(seed: Uint8Array): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([privateStart, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: publicKey.subarray(publicStart.length).toString('base64url'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  };
}

/** Ed25519 (RFC 8032). Key and signature are base64url; whatever is written in another way vouches for nothing. */
export const verifyEd25519: VerifySignature = (publicKey, text, signature) => {
  const bytes = bytesOf(publicKey, 32);
  const given = bytesOf(signature, 64);
  if (bytes === null || given === null) return false;
  const key = createPublicKey({ key: Buffer.concat([publicStart, bytes]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, given);
};

/** Base64url as it is written here and no other way: bits beyond the last byte would be a text that nobody signed. */
function bytesOf(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null;
}
