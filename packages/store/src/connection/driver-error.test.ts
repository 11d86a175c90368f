import postgres from 'postgres';
import { expect, test } from 'vitest';
import { storeErrorOf } from './driver-error.ts';
import type { StoreErrorCode } from '../errors.ts';

const cases: readonly (readonly [state: string, code: StoreErrorCode])[] = [
  ['23505', 'conflict'],
  ['40001', 'conflict'],
  ['40P01', 'conflict'],
  ['22003', 'invalid'],
  ['23514', 'invalid'],
  ['57014', 'busy'],
  ['55P03', 'busy'],
  ['53300', 'unavailable'],
  ['57P01', 'unavailable'],
  ['28P01', 'unavailable'],
  ['08006', 'unavailable'],
  ['RM001', 'refused'],
  ['RM002', 'unavailable'],
  ['RM003', 'invalid'],
  ['RM004', 'unavailable'],
  ['RM005', 'unavailable'],
  // Mistakes of ours: a grant that is missing, a column that is not there, a write where nothing may be written.
  ['42501', 'fault'],
  ['42703', 'fault'],
  ['42P01', 'fault'],
  ['25006', 'fault'],
  ['0A000', 'fault'],
  ['54001', 'fault'],
  ['XX000', 'fault'],
  ['P0001', 'fault'],
];

test.each(cases)('SQL state %s is %s, and the database’s own words stay in the cause', (state, code) => {
  const said = Object.assign(new postgres.PostgresError('relation "hr.employee" of FR76…'), { code: state });
  const error = storeErrorOf(new Error('a query failed', { cause: said }));
  expect(error).toMatchObject({ code, cause: { cause: said } });
  expect(JSON.stringify(error)).not.toContain('FR76');
  expect((error as Error).message).not.toContain('FR76');
});

test('what is neither the driver’s nor the database’s comes back as it is', () => {
  const own = new TypeError('x');
  expect(storeErrorOf(own)).toBe(own);
});
