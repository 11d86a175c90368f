import { describe, expect, test } from 'vitest';
import { refusal, skewRefusal } from './floor.ts';

const server = { version: 180_007, versionText: '18.7', superuser: true };

describe('a server is refused', () => {
  test('below 18, saying which is needed', () => {
    const old = { ...server, version: 170_012, versionText: '17.12' };
    expect(refusal('db:5432', old, { allowOldPostgres: true })).toMatch(
      /^Remit needs PostgreSQL 18.* runs 17.12/,
    );
  });

  test('below 18.7, unless it is told to accept that or brought the server along', () => {
    const unpatched = { ...server, version: 180_006, versionText: '18.6' };
    expect(refusal('db:5432', unpatched, {})).toMatch(
      /db:5432 runs PostgreSQL 18.6.*REMIT_ALLOW_OLD_POSTGRES=yes/,
    );
    expect(refusal('db:5432', unpatched, { allowOldPostgres: true })).toBeNull();
    expect(refusal('db:5432', unpatched, { embedded: true })).toBeNull();
    expect(refusal('db:5432', server, {})).toBeNull();
  });

  test('when the login that sets it up cannot', () => {
    expect(refusal('db:5432', { ...server, superuser: false }, {})).toMatch(/must be a superuser/);
  });
});

test('clocks may differ by two seconds, and the time that the answer took is not held against them', () => {
  expect(skewRefusal('db:5432', 10_000, 10_000, 10_000)).toBeNull();
  expect(skewRefusal('db:5432', 12_000, 9_000, 10_000)).toBeNull();
  expect(skewRefusal('db:5432', 7_000, 9_000, 10_000)).toBeNull();
  expect(skewRefusal('db:5432', 15_000, 9_000, 15_000)).toBeNull();
  expect(skewRefusal('db:5432', 12_001, 9_000, 10_000)).toMatch(/2\.0 seconds apart/);
  expect(skewRefusal('db:5432', 1_000, 9_000, 10_000)).toMatch(/8\.0 seconds apart/);
});
