import type { Member } from './directory.ts';
import type { FieldDeclaration } from './document.ts';
import { gather } from './gather.ts';
import type { FieldType, Value } from './values/value.ts';

/** Of a text that has more values than these none is told: nobody finds one in so long a list. */
const mostValues = 200;

/**
 * What is stored of members, as a rule of membership may ask for it: with its type, and of texts that few values occur in
 * which they are. What nobody has stored is not there.
 */
export function storedFacts(members: readonly Member[]): readonly FieldDeclaration[] {
  const own = gather(members.flatMap(({ attributes }) => Object.entries(attributes)));
  const titles = members.flatMap(({ title }) => (title === '' ? [] : [title]));
  return [
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'title', type: 'text', label: 'Title', ...told(titles) },
    ...[...own.keys()].toSorted().map((name) => declared(name, own.get(name) ?? [])),
    { name: 'manager', type: 'member', label: 'Manager' },
    { name: 'kind', type: 'enum', label: 'Kind', values: ['person', 'service'] },
    { name: 'name', type: 'text', label: 'Name' },
    { name: 'email', type: 'text', label: 'E-mail' },
    { name: 'id', type: 'member', label: 'Member' },
    { name: 'person', type: 'text', label: 'Natural person' },
  ];
}

/** An attribute of the tenant's own has no declaration: it is of the type that most of its values are of. */
function declared(name: string, values: readonly Value[]): FieldDeclaration {
  const types = [...gather(values.map((value) => [value.type, value] as const))];
  const [most] = types.toSorted(([, one], [, other]) => other.length - one.length);
  const type = fieldType(most?.[1][0]);
  const label = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  const texts = values.flatMap((value) =>
    value.type === 'text' || value.type === 'enum' ? [value.value] : [],
  );
  return { name, type, label, ...(type === 'text' || type === 'enum' ? told(texts) : {}) };
}

/** A time between two moments is of no field. */
const fieldType = (value: Value | undefined): FieldType =>
  value === undefined || value.type === 'duration' ? 'text' : value.type;

function told(texts: readonly string[]): { readonly values?: readonly string[] } {
  const values = [...new Set(texts)].toSorted();
  return values.length > mostValues ? {} : { values };
}
