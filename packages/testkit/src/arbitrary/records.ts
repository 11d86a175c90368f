import * as fc from 'fast-check';
import type { HistoryEntry, Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import type { FieldType, Value } from '@remit/policy/values/value';
import { FOLDERS, PERSONS, TYPES } from './catalog.ts';
import { MALFORMED_VALUES, ODD_VALUES, arbitraryPinnedMoney, arbitraryValue } from './values.ts';

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

const TYPE_OF_OTHERS = ['text', 'number', 'money', 'date', 'instant', 'boolean', 'folder'] as const;

/** Mostly what a field is declared to hold; else malformed, of another type, or what a table could not hold. */
function sentValue(type: FieldType): fc.Arbitrary<Value | null> {
  return fc.oneof(
    { arbitrary: type === 'money' ? arbitraryPinnedMoney : arbitraryValue(type), weight: 6 },
    { arbitrary: fc.constantFrom(...MALFORMED_VALUES, ...ODD_VALUES), weight: 2 },
    { arbitrary: fc.constantFrom(...TYPE_OF_OTHERS).chain(arbitraryValue), weight: 1 },
    { arbitrary: fc.constant(null), weight: 1 },
  );
}

/** As JSON gives it: a property of the object's own, whatever it is called. */
function withAttribute(resource: Resource, name: string, value: Value): Resource {
  const attributes = Object.fromEntries([...Object.entries(resource.attributes), [name, value]]);
  return { ...resource, attributes };
}

function sentOf(type: ResourceType): fc.Arbitrary<Resource> {
  const fields = type.fields.map((field) => [field.name, sentValue(field.type)] as const);
  const record = fc.record({
    type: fc.constant(type.name),
    id: fc.constant('sent'),
    folder: fc.constantFrom<string | null>(
      ...FOLDERS,
      ...FOLDERS,
      ...FOLDERS,
      '/nowhere',
      '/a/',
      'a',
      '',
      null,
    ),
    attributes: fc
      .record(Object.fromEntries(fields), { requiredKeys: [], noNullPrototype: true })
      .map((some): Resource['attributes'] => some as Resource['attributes']),
    history: fc.option(fc.array(entry, { maxLength: 2 }), { freq: 8 }),
  });
  const undeclared = fc.constantFrom('__proto__', 'toString', 'folder', 'isAdmin');
  return fc
    .tuple(record, fc.option(fc.tuple(undeclared, arbitraryValue('text')), { freq: 3 }))
    .map(([sent, extra]): Resource => (extra === null ? sent : withAttribute(sent, ...extra)));
}

/** Records as somebody may send them: no table would hold them, and a decision must bear them. */
export const arbitrarySent: fc.Arbitrary<readonly Resource[]> = fc
  .tuple(...TYPES.map((type) => fc.array(sentOf(type), { minLength: 3, maxLength: 3 })))
  .map((lists) => lists.flat());
