import { describe, expect, test } from 'vitest';
import { requireReason, requireSlug } from './tenant-name.ts';

describe('a reason', () => {
  test.each(['the customer asked for it', ' on call ', '事故対応', 'ticket\n4711', 'x'.repeat(500)])(
    'of %j says why',
    (reason) => {
      expect(() => requireReason(reason)).not.toThrow();
    },
  );

  test.each([
    '',
    '  ',
    'no',
    '...',
    '\u200b\u200b\u200b',
    '\u2800\u2800\u2800',
    'gone\u0000',
    'red \u001b[31m',
    'half a \ud800 pair',
    'x'.repeat(501),
  ])('of %j is refused', (reason) => {
    expect(() => requireReason(reason)).toThrow('say why, in words');
  });
});

describe('a slug', () => {
  test.each(['acme', 'a-b', 'a1', 'long--name', 'x'.repeat(40)])('of %j names a tenant', (slug) => {
    expect(() => requireSlug(slug)).not.toThrow();
  });

  test.each([
    'a',
    'Acme',
    'acme-',
    '1st',
    'a_b',
    'аcme',
    'xn--80ak6aa92e',
    'ab--cd',
    'admin',
    'x'.repeat(41),
  ])('of %j is refused', (slug) => {
    expect(() => requireSlug(slug)).toThrow(/cannot name a tenant|is an address of Remit's own/);
  });
});
