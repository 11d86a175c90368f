import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loginPassword, passwordVerifier } from './login-password.ts';
import { parseTenantId } from './tenant-id.ts';
import { newTicketKey, padsOf, writeTicket } from './ticket.ts';

const tenant = parseTenantId('018f2f3e-0000-7000-8000-000000000001');
const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

test('the two pads are all that is needed to check a ticket', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_194_304 }), fc.integer({ min: 0, max: 4e12 }), (pid, now) => {
      const key = newTicketKey();
      const { inner, outer } = padsOf(key);
      const ticket = writeTicket(key, tenant, pid, now);
      const claim = ticket.slice(0, -64);
      expect(ticket.slice(-64)).toBe(sha256(outer, sha256(inner, Buffer.from(claim))).toString('hex'));
      expect(claim).toBe(`${key.kid}|${tenant}|${pid}|${now + 30_000}|`);
    }),
  );
});

test('no two keys are alike', () => {
  const keys = Array.from({ length: 100 }, newTicketKey);
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(100);
  expect(new Set(keys.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(100);
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
