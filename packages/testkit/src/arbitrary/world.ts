import * as fc from 'fast-check';
import type { Environment } from '@remit/policy/check';
import type { World } from '../world.ts';
import { NOW } from './catalog.ts';
import { arbitraryDirectory } from './directories.ts';
import { arbitraryDocument } from './documents.ts';
import { arbitraryRecords } from './records.ts';

const arbitraryEnvironment: fc.Arbitrary<Environment> = fc.record({
  now: fc.constant(NOW),
  timeZone: fc.constant('Europe/Paris'),
  met: fc.constantFrom<Environment['met']>([], ['comment'], ['comment', 'second-factor']),
  attributes: fc.constantFrom<Environment['attributes']>(
    {},
    { network: null },
    { network: { type: 'text', value: 'office' } },
    { network: { type: 'text', value: 'home' } },
  ),
});

/** Small worlds over the fixed catalog: policy, people, hostile records and the circumstances of asking. */
export const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  document: arbitraryDocument,
  directory: arbitraryDirectory,
  records: arbitraryRecords,
  environment: arbitraryEnvironment,
  now: fc.constant(NOW),
});
