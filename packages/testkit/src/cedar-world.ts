import * as fc from 'fast-check';
import type { Environment, HistoryEntry, Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import { FOLDERS, NOW, PERSONS } from './arbitrary/catalog.ts';
import { cedarDirectories } from './arbitrary/cedar-directories.ts';
import { cedarDocuments } from './arbitrary/cedar-documents.ts';
import { cedarValue } from './arbitrary/cedar-values.ts';
import { CEDAR_TYPES } from './cedar-types.ts';
import type { World } from './world.ts';

const entry: fc.Arbitrary<HistoryEntry> = fc.record({
  action: fc.constantFrom('submit', 'approve'),
  person: fc.constantFrom<string | null>(...PERSONS, null),
});

function recordOf(type: ResourceType, id: string): fc.Arbitrary<Resource> {
  const fields = type.fields.map(
    (field) => [field.name, fc.option(cedarValue(field.type), { freq: 6 })] as const,
  );
  return fc.record({
    type: fc.constant(type.name),
    id: fc.constant(id),
    folder: fc.constantFrom(...FOLDERS),
    attributes: fc.record(Object.fromEntries(fields)),
    history: type.history
      ? fc.option(fc.array(entry, { maxLength: 2 }), { freq: 8 })
      : fc.constant<readonly HistoryEntry[]>([]),
  });
}

const environments: fc.Arbitrary<Environment> = fc.record({
  now: fc.constant(NOW),
  timeZone: fc.constant('Europe/Paris'),
  met: fc.constantFrom<Environment['met']>([], ['second-factor']),
  attributes: fc.constantFrom<Environment['attributes']>(
    {},
    { network: null },
    { network: { type: 'text', value: 'office' } },
    { network: { type: 'text', value: 'home' } },
  ),
});

/** Small worlds of which Cedar can say every part. Everybody stands: what a member's own dates mean is not Cedar's. */
export const cedarWorlds: fc.Arbitrary<World> = fc.record({
  document: cedarDocuments,
  directory: cedarDirectories,
  records: fc.tuple(
    ...CEDAR_TYPES.flatMap((type) => [0, 1, 2].map((at) => recordOf(type, `${type.name} ${at}`))),
  ),
  environment: environments,
  now: fc.constant(NOW),
});
