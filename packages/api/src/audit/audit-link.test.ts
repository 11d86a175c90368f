import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseTenantId } from '@remit/store/tenant-id';
import { linkHolds, linkLasts, type LinkSubject, signLink } from './audit-link.ts';

const key = new Uint8Array(randomBytes(32));
const now = Date.parse('2026-11-21T08:00:00Z');
const subject: LinkSubject = {
  tenantId: parseTenantId(randomUUID()),
  resource: 'exports/1/data',
  memberId: randomUUID(),
  tokenHash: new Uint8Array(randomBytes(32)),
};

test('a link holds for what it was made for, until its last millisecond and no longer', () => {
  const link = signLink(key, subject, now);
  expect(linkHolds(key, subject, link, now)).toBe(true);
  expect(linkHolds(key, subject, link, now + linkLasts - 1)).toBe(true);
  expect(linkHolds(key, subject, link, now + linkLasts)).toBe(false);
});

test.each<[string, Partial<LinkSubject>]>([
  ['sending in place of fetching', { method: 'PUT' }],
  ['another tenant', { tenantId: parseTenantId(randomUUID()) }],
  ['another file', { resource: 'exports/1/manifest' }],
  ['another member', { memberId: randomUUID() }],
  ['another session', { tokenHash: new Uint8Array(randomBytes(32)) }],
])('a link does not hold for %s', (_name, other) => {
  expect(linkHolds(key, { ...subject, ...other }, signLink(key, subject, now), now)).toBe(false);
});

test('a link does not hold when it says anything else, or was signed with another key', () => {
  const link = signLink(key, subject, now);
  expect(linkHolds(key, subject, { ...link, until: link.until + 1 }, now)).toBe(false);
  expect(linkHolds(key, subject, { ...link, nonce: randomUUID() }, now)).toBe(false);
  expect(linkHolds(key, subject, { ...link, signature: '' }, now)).toBe(false);
  expect(linkHolds(new Uint8Array(randomBytes(32)), subject, link, now)).toBe(false);
});
