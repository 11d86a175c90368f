import { expect, test } from 'vitest';
import { type Arrival, refuseArrival } from './call-gate.ts';

const own = new Set(['http://localhost:4000', 'https://remit.example']);

const post: Arrival = {
  method: 'POST',
  host: 'localhost:4000',
  origin: 'http://localhost:4000',
  fetchSite: 'same-origin',
  contentType: 'application/json',
};

test.each<[string, Partial<Arrival>, number | null]>([
  ['a call from our page', {}, null],
  ['a call from our page, without fetch metadata', { fetchSite: undefined }, null],
  ['a call with fetch metadata and no origin', { origin: undefined }, null],
  ['a call at our public address', { host: 'remit.example', origin: 'https://remit.example' }, null],
  ['JSON that names its charset', { contentType: 'application/json; charset=utf-8' }, null],
  [
    'a read without origin',
    { method: 'GET', origin: undefined, fetchSite: undefined, contentType: undefined },
    null,
  ],
  ['neither origin nor fetch metadata', { origin: undefined, fetchSite: undefined }, 403],
  ['another origin', { origin: 'https://evil.example' }, 403],
  ['another port of this machine', { origin: 'http://localhost:5173' }, 403],
  ['another scheme', { origin: 'https://localhost:4000' }, 403],
  ['an opaque origin', { origin: 'null' }, 403],
  ['an origin that only begins like ours', { origin: 'http://localhost:4000.evil.example' }, 403],
  ['a sibling of our site', { fetchSite: 'same-site' }, 403],
  ['another site', { fetchSite: 'cross-site', origin: 'https://evil.example' }, 403],
  ['another site that claims our origin', { fetchSite: 'cross-site' }, 403],
  ['an address typed in', { fetchSite: 'none', origin: undefined }, 403],
  ['plain text', { contentType: 'text/plain' }, 415],
  ['plain text that mentions JSON', { contentType: 'text/plain; application/json' }, 415],
  ['a form', { contentType: 'application/x-www-form-urlencoded' }, 415],
  ['a multipart form', { contentType: 'multipart/form-data; boundary=x' }, 415],
  ['no content type', { contentType: undefined }, 415],
  ['JSON with another charset', { contentType: 'application/json; charset=utf-7' }, 415],
  ['PUT', { method: 'PUT' }, 405],
  ['DELETE', { method: 'DELETE' }, 405],
  ['a host name that is not ours', { host: 'evil.example' }, 404],
  ['a host name that only begins like ours', { host: 'localhost:4000.evil.example' }, 404],
  ['a trailing dot', { host: 'localhost.:4000' }, 404],
  ['no host', { host: undefined }, 404],
  ['our host in capitals', { host: 'LOCALHOST:4000' }, null],
])('%s: %j is refused with %j', (_, change, status) => {
  expect(refuseArrival({ ...post, ...change }, own)?.status ?? null).toBe(status);
});
