import { actionsOf } from '@remit/policy/catalog';
import type { Environment } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { ResourceType } from '@remit/policy/document';
import { narrowingWords } from '@remit/policy/words/narrowing-words';
import { type GivingSource, planWithSources } from '@remit/policy/plan-rows';
import type { RowFilter } from '@remit/policy/row-filter';
import { sameForAll } from '@remit/policy/compare/same-for-all';
import type { Subject } from '@remit/policy/subject';
import { fieldsGiven } from './fields/fields-given.ts';
import { grantAt } from './grant-words.ts';
import type { ReachedTypeView } from './reviews/reviews-views.ts';
import type { TenantCall } from './tenant-call.ts';

/** What is given of one type, before it is counted: `rows` that are read, null where they differ by who holds it. */
interface Given extends Omit<ReachedTypeView, 'readable' | 'total'> {
  readonly rows: RowFilter | null;
}

export type GivenTypes = ReadonlyMap<ResourceType, Given>;

/**
 * What everything that a subject holds gives it, type by type; types of which it may do nothing are left out.
 * @param others whether other people hold the same, and are meant as well
 */
export function givenTypes(
  { policy: { compiled } }: Pick<TenantCall, 'policy'>,
  subject: Subject,
  others: boolean,
  environment: Environment,
): GivenTypes {
  return new Map(
    [...compiled.types.values()].flatMap((type): readonly (readonly [ResourceType, Given])[] => {
      const plans = actionsOf(type).map((action) => {
        return { action, ...planWithSources(compiled, subject, action, type, environment) };
      });
      const allowed = plans.filter(({ filter }) => filter.kind !== 'none');
      if (allowed.length === 0) return [];
      const read = plans.find(({ action }) => action === 'read');
      const alike = !others || sameForAll(compiled, subject, 'read', type.name, environment.now);
      const given: Given = {
        type: type.name,
        label: type.label,
        actions: allowed.map(({ action }) => action),
        narrowedBy: narrowedBy(compiled, read?.sources ?? []),
        fields: alike ? fieldsGiven(compiled, subject, type, environment) : null,
        rows: alike ? (read?.filter ?? { kind: 'none' }) : null,
      };
      return [[type, given]];
    }),
  );
}

/** One grant without narrowing gives everything, whatever narrows the others. */
function narrowedBy(compiled: CompiledPolicy, sources: readonly GivingSource[]): readonly string[] {
  const words = sources.flatMap(({ grant }) => grantAt(compiled, grant) ?? []).map(narrowingWords);
  return words.some((each) => each.length === 0) ? [] : [...new Set(words.flat())];
}
