import { createHash, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto';

/**
 * The password of one of Remit's own database logins; those of tenants are random (tenant-credential.ts). Every process that has the secret knows it, and it is stored
 * nowhere.
 * @param secret REMIT_SECRET, at least 32 bytes
 */
export function loginPassword(secret: Uint8Array, login: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', `remit database login ${login}`, 32)).toString(
    'base64url',
  );
}

const iterations = 4096;

/**
 * What PostgreSQL stores to check that password by (SCRAM-SHA-256, RFC 5803). The salt comes from the secret too, so
 * the verifier is the same each time: one that differs has been changed by somebody else.
 */
export function passwordVerifier(secret: Uint8Array, login: string): string {
  const salt = Buffer.from(hkdfSync('sha256', secret, '', `remit database salt ${login}`, 16));
  return scramOf(loginPassword(secret, login), salt);
}

/** The same for a password of its own, which has too much chance in it for its salt to tell anything of it. */
export function verifierOf(password: string): string {
  return scramOf(password, Buffer.from(hkdfSync('sha256', password, '', 'remit database salt', 16)));
}

function scramOf(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const server = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}
