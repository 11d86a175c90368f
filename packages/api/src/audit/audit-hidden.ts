import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { FieldMask } from '@remit/policy/field-mask';
import type { ShownJson } from './audit-views.ts';

/** Which values of a record's states and details a reader does not get: by the fields of its type that rules hide. */
export interface HiddenFields {
  /** Fields of a type that rules keep from the reader. */
  of(type: string): ReadonlySet<string>;
  /** Names that no search may look into, whatever the type. */
  readonly names: readonly string[];
  /** One text for all from whom the same is kept. */
  readonly key: string;
}

/** For a reader from whom no field is kept: whoever has the database. */
export const hidesNothing: HiddenFields = { of: () => new Set(), names: [], key: '' };

/**
 * The fields that rules keep from a reader of the audit, by what they see of each field of a type. Who reads the audit
 * reads what was decided on every record, but a field with a rule is shown where the rule shows it on every record: what
 * depends on the record is kept back here.
 */
export function hiddenFields(
  compiled: CompiledPolicy,
  masksOf: (type: string) => readonly FieldMask[],
): HiddenFields {
  const byType = new Map<string, ReadonlySet<string>>();
  for (const [type, rules] of compiled.fieldRules) {
    const masks = masksOf(type);
    const hidden = masks.filter(({ field, readable }) => rules.has(field) && readable.kind !== 'all');
    byType.set(
      type,
      new Set(hidden.flatMap(({ field }) => namesOf(field, compiled.types.get(type)?.amount))),
    );
  }
  const nothing: ReadonlySet<string> = new Set();
  return {
    of: (type) => byType.get(type) ?? nothing,
    names: [...new Set([...byType.values()].flatMap((names) => [...names]))],
    key: [...byType]
      .flatMap(([type, names]) => [...names].map((name) => `${type}.${name}`))
      .toSorted()
      .join(' '),
  };
}

/** An event says an amount in two parts, each under a name of its own. */
function namesOf(field: string, amount: string | undefined): readonly string[] {
  const names = [field, `${field}Minor`, `${field}Currency`];
  return field === amount ? [...names, 'currency'] : names;
}

/** A state or details without what is hidden: the names stay, so that their absence is seen. */
export function withoutHidden(value: unknown, hidden: ReadonlySet<string>): ShownJson {
  if (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    typeof value === 'string'
  ) {
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => withoutHidden(item, hidden));
  if (typeof value !== 'object') return null;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      hidden.has(name) ? '[hidden]' : withoutHidden(inner, hidden),
    ]),
  );
}

/** Names of hidden values that are in a state or details. */
export function hiddenNames(value: unknown, hidden: ReadonlySet<string>): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => hiddenNames(item, hidden));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    hidden.has(name) ? [name] : hiddenNames(inner, hidden),
  );
}
