import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loginPassword, passwordVerifier } from '../provision/login-password.ts';
import { parseTenantId } from '../tenant-id.ts';
import { writeTicket } from './ticket.ts';

const tenant = parseTenantId('018f2f3e-0000-7000-8000-000000000001');
const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

test('a hash of the key and of what a ticket says proves it, and every ticket is of one length', () => {
  const parts = fc.record({
    pid: fc.integer({ min: 1, max: 4_194_304 }),
    now: fc.integer({ min: 0, max: 4e12 }),
    key: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  });
  fc.assert(
    fc.property(parts, ({ pid, now, key }) => {
      const ticket = writeTicket({ kid: '0123abcd1800000000', key }, tenant, pid, now);
      const [kid, id, connection, expiry, code] = ticket.split('|');
      expect(ticket).toHaveLength(145);
      expect([kid, id, Number(connection), Number(expiry)]).toEqual([
        '0123abcd1800000000',
        tenant,
        pid,
        now + 30_000,
      ]);
      expect(code).toBe(sha256(key, Buffer.from(ticket.slice(0, -64))).toString('hex'));
    }),
  );
});

describe('a tenant id', () => {
  test('is a uuid in lower case and nothing else', () => {
    expect(parseTenantId(tenant)).toBe(tenant);
    for (const text of [
      '',
      'halden',
      tenant.toUpperCase(),
      `{${tenant}}`,
      `${tenant}\n`,
      ` ${tenant}`,
      tenant.slice(1),
    ]) {
      expect(() => parseTenantId(text)).toThrow('it must be a uuid in lower case');
    }
  });
});

describe('a password of a login', () => {
  const secret = new Uint8Array(32).fill(1);

  test('is the same in every process, another for every login and for every secret', () => {
    expect(loginPassword(secret, 'remit_app')).toBe(loginPassword(secret, 'remit_app'));
    expect(loginPassword(secret, 'remit_app')).not.toBe(loginPassword(secret, 'remit_identity'));
    expect(loginPassword(new Uint8Array(32).fill(2), 'remit_app')).not.toBe(
      loginPassword(secret, 'remit_app'),
    );
  });

  test('is checked by a verifier that does not hold it', () => {
    const verifier = passwordVerifier(secret, 'remit_app');
    expect(verifier).toMatch(
      /^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$/,
    );
    expect(verifier).toBe(passwordVerifier(secret, 'remit_app'));
    expect(verifier).not.toContain(loginPassword(secret, 'remit_app'));
  });
});
