import type { Environment } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { ResourceType } from '@remit/policy/document';
import { fieldMasks } from '@remit/policy/fields';
import { mostVisible } from '@remit/policy/most-visible';
import type { Subject } from '@remit/policy/subject';

/** How many fields a type has, and the labels of those that somebody gets masked at most, or not at all. */
export interface FieldsGiven {
  readonly of: number;
  readonly withheld: readonly string[];
}

/** What somebody gets of the fields of a type: the most on any of its records. */
export function fieldsGiven(
  compiled: CompiledPolicy,
  subject: Subject,
  type: ResourceType,
  environment: Environment,
): FieldsGiven {
  const withheld = new Set(
    fieldMasks(compiled, subject, type.name, environment)
      .filter((mask) => ['hidden', 'masked'].includes(mostVisible(mask)))
      .map(({ field }) => field),
  );
  const labels = type.fields.filter(({ name }) => withheld.has(name)).map(({ label }) => label);
  return { of: type.fields.length, withheld: labels };
}
