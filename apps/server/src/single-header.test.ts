import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { singleHeader, singleHost } from './single-header.ts';

/** A request with these headers, of which its server believes one host. */
const withHosts = (...rawHeaders: string[]): FastifyRequest =>
  ({ raw: { rawHeaders }, host: 'acme.remit.test' }) as unknown as FastifyRequest;

test.each<[string, string[], string | undefined]>([
  ['one host', ['Host', 'acme.remit.test', 'Accept', '*/*'], 'acme.remit.test'],
  [
    'one host, and a value that reads like its name',
    ['host', 'acme.remit.test', 'x', 'host'],
    'acme.remit.test',
  ],
  ['two hosts', ['Host', 'acme.remit.test', 'Host', 'other.remit.test'], undefined],
  ['the same host twice', ['Host', 'acme.remit.test', 'Host', 'acme.remit.test'], undefined],
  ['two hosts, each written its own way', ['host', 'acme.remit.test', 'HOST', 'other.remit.test'], undefined],
])('a request with %s is for that host alone, or for none', (_, headers, host) => {
  expect(singleHost(withHosts(...headers))).toBe(host);
});

test('a header that is there twice says nothing', () => {
  expect(singleHeader('acme')).toBe('acme');
  expect(singleHeader(['acme', 'acme'])).toBeUndefined();
  expect(singleHeader(undefined)).toBeUndefined();
});
