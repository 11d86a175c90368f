import * as fc from 'fast-check';
import type { Environment } from '@remit/policy/check';
import type { Rates } from '@remit/policy/rates';
import type { AskedWorld } from '../world.ts';
import { NOW } from './catalog.ts';
import { arbitraryDirectory } from './directories.ts';
import { arbitraryDocument } from './documents.ts';
import { arbitraryRecords, arbitrarySent } from './records.ts';
import { arbitraryValue } from './values.ts';

const list = (...rates: readonly (readonly [currency: string, rate: string, from: number])[]): Rates => {
  return { base: 'EUR', list: rates.map(([currency, rate, from]) => ({ currency, rate, from })) };
};

/** Of one currency, of two, from now on, from later on, newer ones first or last, and one that is no rate. */
const RATES: readonly Rates[] = [
  list(),
  list(['USD', '0.9', 0], ['JPY', '0.0061', 0]),
  list(['USD', '0.9', 0], ['USD', '1.1', NOW], ['USD', '7', NOW + 1], ['JPY', '0.01', NOW]),
  list(['USD', '1.001', NOW - 1], ['USD', '0.5', 0], ['JPY', '1', NOW - 1], ['EUR', '2', 0]),
  list(['USD', '0', 0], ['JPY', '0.01', 0]),
];

/** Circumstances of the same question: other proofs, another network, and perhaps no zone or no rates. */
const arbitraryEnvironment = (now: number): fc.Arbitrary<Environment> =>
  fc
    .record({
      now: fc.constant(now),
      timeZone: fc.constantFrom('Europe/Paris', 'Europe/Paris', 'Europe/Paris', undefined),
      rates: fc.option(fc.constantFrom(...RATES), { nil: undefined, freq: 4 }),
      met: fc.constantFrom<Environment['met']>(
        [],
        ['comment'],
        ['second-factor'],
        ['comment', 'second-factor'],
      ),
      attributes: fc.oneof(
        fc.constantFrom<Environment['attributes']>({}, { network: null }),
        fc.constantFrom('office', 'home').map((value): Environment['attributes'] => {
          return { network: { type: 'text', value } };
        }),
        arbitraryValue('number').map((network): Environment['attributes'] => ({ network })),
      ),
    })
    .map(({ timeZone, rates, ...rest }): Environment => {
      return {
        ...rest,
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(rates === undefined ? {} : { rates }),
      };
    });

/** Small worlds over the fixed catalog: policy, people, hostile records and the circumstances of asking. */
export const arbitraryWorld: fc.Arbitrary<AskedWorld> = fc.record({
  document: arbitraryDocument,
  directory: arbitraryDirectory,
  records: arbitraryRecords,
  sent: arbitrarySent,
  environment: arbitraryEnvironment(NOW),
  later: fc.constantFrom(NOW, NOW + 1, NOW + 1000).chain(arbitraryEnvironment),
  now: fc.constant(NOW),
});
