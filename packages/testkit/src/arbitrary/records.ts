import * as fc from 'fast-check';
import type { HistoryEntry, Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import { FOLDERS, PERSONS, TYPES } from './catalog.ts';
import { arbitraryValue } from './values.ts';

const entry: fc.Arbitrary<HistoryEntry> = fc.record({
  action: fc.constantFrom('submit', 'approve', 'read'),
  person: fc.constantFrom<string | null>(...PERSONS, ...PERSONS, null),
});

/** Records as a database could hold them: of the declared types, with nulls, in a folder. */
function recordOf(type: ResourceType): fc.Arbitrary<Resource> {
  const fields = type.fields.map(
    (field) => [field.name, fc.option(arbitraryValue(field.type), { freq: 5 })] as const,
  );
  return fc.record({
    type: fc.constant(type.name),
    id: fc.uuid(),
    folder: fc.constantFrom(...FOLDERS),
    attributes: fc.record(Object.fromEntries(fields), { noNullPrototype: true }),
    history: type.history
      ? fc.option(fc.array(entry, { maxLength: 2 }), { freq: 8 })
      : fc.constant<readonly HistoryEntry[]>([]),
  });
}

const BY_TYPE = TYPES.map(recordOf);

/** Records of every type of the catalog in one world. */
export const arbitraryRecords: fc.Arbitrary<readonly Resource[]> = fc
  .tuple(...BY_TYPE.map((record) => fc.array(record, { minLength: 5, maxLength: 5 })))
  .map((lists) => lists.flat());
