import { describe, expect, test } from 'vitest';
import { normalHost } from './normal-host.ts';
import { type TenantHints, tenantResolver } from './resolve-tenant.ts';

const isOwnHost = (authority: string): boolean => ['remit.example.com', 'localhost:4000'].includes(authority);
const resolver = tenantResolver({ isOwnHost, domain: 'remit.example.com', fallback: 'home' });
const nothing: TenantHints = {
  host: 'remit.example.com',
  path: null,
  header: undefined,
  cookie: undefined,
};
const bySlug = (slug: string) => ({ slug, host: null });

describe('the tenant of a call', () => {
  const cases: readonly [what: string, hints: Partial<TenantHints>, expected: unknown][] = [
    ['is the default where nothing says one', {}, bySlug('home')],
    ['is the name below the domain', { host: 'acme.remit.example.com' }, bySlug('acme')],
    ['is the name below the domain in any case', { host: 'ACME.Remit.Example.com' }, bySlug('acme')],
    ['is the name below the domain at any port', { host: 'acme.remit.example.com:8443' }, bySlug('acme')],
    ['is that of the path', { path: 'acme' }, bySlug('acme')],
    ['is that of the header', { header: 'acme' }, bySlug('acme')],
    ['is that of the cookie', { cookie: 'acme' }, bySlug('acme')],
    [
      'is the one that all of them say',
      { host: 'acme.remit.example.com', path: 'acme', header: 'acme', cookie: 'acme' },
      bySlug('acme'),
    ],
    ['is nobody when path and host disagree', { host: 'acme.remit.example.com', path: 'other' }, null],
    ['is nobody when path and header disagree', { path: 'acme', header: 'other' }, null],
    ['is nobody when path and cookie disagree', { path: 'acme', cookie: 'other' }, null],
    ['is nobody when header and cookie disagree', { header: 'acme', cookie: 'other' }, null],
    ['is not the default when something else is wrong', { header: 'Not a slug' }, null],
    ['is nobody for a header that was sent twice', { header: 'acme, acme' }, null],
    ['is nobody for an empty header', { header: '' }, null],
    ['is nobody for a path in capitals', { path: 'Acme' }, null],
    ['is asked by its own host', { host: 'access.acme.test' }, { slug: null, host: 'access.acme.test' }],
    ['is not the default at a host of its own', { host: 'other.test' }, { slug: null, host: 'other.test' }],
    [
      'must be that of its own host and that of the path',
      { host: 'access.acme.test', path: 'acme' },
      { slug: 'acme', host: 'access.acme.test' },
    ],
    ['keeps punycode', { host: 'xn--bcher-kva.test' }, { slug: null, host: 'xn--bcher-kva.test' }],
    [
      'is a host of its own two names below the domain',
      { host: 'a.b.remit.example.com' },
      { slug: null, host: 'a.b.remit.example.com' },
    ],
    [
      'is nobody at a name that only ends like the domain',
      { host: 'evilremit.example.com', path: 'acme' },
      { slug: 'acme', host: 'evilremit.example.com' },
    ],
    ['is nobody at a host with a trailing dot', { host: 'acme.remit.example.com.' }, null],
    ['is nobody at our own host with a trailing dot', { host: 'remit.example.com.', path: 'acme' }, null],
    ['is nobody at an address', { host: '10.0.0.5', path: 'acme' }, null],
    ['is nobody at an address in hexadecimal', { host: '0x7f.0x1', path: 'acme' }, null],
    ['is nobody at an IPv6 address', { host: '[::1]:4000', path: 'acme' }, null],
    ['is nobody without a host', { host: undefined, path: 'acme' }, null],
    ['is nobody at two hosts', { host: 'acme.test, other.test', path: 'acme' }, null],
    ['is nobody at a host with a user', { host: 'acme.test@remit.example.com', path: 'acme' }, null],
    ['is nobody at a port that there is none of', { host: 'acme.remit.example.com:99999' }, null],
    ['is nobody at letters outside ASCII', { host: 'b\u00fccher.test' }, null],
    ['is nobody at full-width letters', { host: '\uff41cme.remit.example.com' }, null],
    ['is nobody at a name with an empty part', { host: 'acme..remit.example.com' }, null],
    ['is nobody below the domain under a name that is no slug', { host: '-x.remit.example.com' }, null],
    ['is nobody below the domain under digits', { host: '1acme.remit.example.com' }, null],
    [
      'is that of the path at another of our own names',
      { host: 'localhost:4000', path: 'acme' },
      bySlug('acme'),
    ],
  ];
  test.each(cases)('%s', (_what, hints, expected) => {
    expect(resolver({ ...nothing, ...hints })).toEqual(expected);
  });
});

test('without a domain every other host is asked as one of its own', () => {
  const plain = tenantResolver({ isOwnHost, domain: null, fallback: null });
  expect(plain({ ...nothing, host: 'acme.remit.example.com' })).toEqual({
    slug: null,
    host: 'acme.remit.example.com',
  });
  expect(plain(nothing)).toBeNull();
});

test('a host keeps the port that it was reached at', () => {
  expect(normalHost('Acme.Test:8443')).toEqual({ name: 'acme.test', authority: 'acme.test:8443' });
});
