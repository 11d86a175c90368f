import * as fc from 'fast-check';
import type { Value } from '@remit/policy/values/value';
import { DEPARTMENTS, FOLDERS, MEMBERS } from './catalog.ts';

const TEXTS = ['west', 'East', 'west ', '', 'quote " and \\', '😀 ünïcode', '*', '{}', '/s'];

/** Values of a type that Cedar has words for. @throws for the others */
export function cedarValue(type: Value['type']): fc.Arbitrary<Value> {
  switch (type) {
    case 'text':
      return fc.constantFrom(...TEXTS).map((value) => ({ type, value }));
    case 'enum':
      return fc.constantFrom('west', 'East', 'west ').map((value) => ({ type, value }));
    case 'member':
      return fc.constantFrom(...MEMBERS).map((value) => ({ type, value }));
    case 'number':
      return fc.constantFrom('-3', '0', '1', '2', '7', '999999999999').map((value) => ({ type, value }));
    case 'money':
      return fc.constantFrom(0, 999, 1000, 1001).map((minor) => ({ type, minor, currency: 'EUR' }));
    case 'boolean':
      return fc.boolean().map((value) => ({ type, value }));
    case 'department':
      return fc.constantFrom(...DEPARTMENTS).map((value) => ({ type, value }));
    case 'folder':
      return fc.constantFrom(...FOLDERS).map((value) => ({ type, value }));
    case 'date':
    case 'instant':
    case 'duration':
    case 'text[]':
      throw new Error(`Worlds for Cedar have no ${type}.`);
    default:
      return type satisfies never;
  }
}
