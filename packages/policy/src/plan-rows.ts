import type { CompiledPolicy, PlacedGrant } from './compiled-policy.ts';
import type { Environment, Resource } from './check.ts';
import type { GrantReference, RoleSource } from './decision.ts';
import type { ResourceType } from './document.ts';
import type { FilterClause, RowCondition, RowFilter } from './row-filter.ts';
import type { Subject } from './subject.ts';
import { actionsOf } from './catalog.ts';
import { grantClauses, grantNames } from './grant-clauses.ts';
import { isWithin } from './path.ts';
import { every, residual, some, type Known } from './residual.ts';
import { placesOf, scopedGrants, type Place } from './role-places.ts';
import { rolesNaming } from './validate/roles-naming.ts';
import { ruleCondition, rulesHere, separationsHere } from './rules-here.ts';
import { spellClause, spellCondition } from './words/spell-condition.ts';
import { standingProblem } from './standing.ts';

/** A grant that gives part of a row filter, and how the subject came to it. */
export interface GivingSource {
  readonly grant: GrantReference;
  readonly source: RoleSource;
}

export interface RowPlan {
  readonly filter: RowFilter;
  /** The grants of the action itself that reach at least some row; those of `read` are not repeated. */
  readonly sources: readonly GivingSource[];
}

/** What is settled of the records asked about. Nothing, when every record of the type is meant. */
export type KnownRecord = Pick<Resource, 'folder' | 'attributes' | 'history'>;

/** Nothing settled; but a record that is still to be made has no past. */
export const anyRecord = (action: string): KnownRecord => {
  return { folder: null, attributes: {}, history: action === 'create' ? [] : null };
};

/** The rows of a place, as a condition on the folder that every record lies in. */
export function placeCondition(place: Place, folder: string | null): RowCondition {
  const within = (tree: string): RowCondition => {
    // Every record lies below the root, so that is nothing to ask for.
    if (folder !== null || tree === '/') return { kind: 'constant', value: isWithin(folder ?? '/', tree) };
    return {
      kind: 'within',
      operand: { kind: 'attribute', of: 'resource', name: 'folder' },
      tree: { kind: 'literal', value: { type: 'folder', value: tree } },
    };
  };
  const outside = (tree: string): RowCondition => {
    const inside = within(tree);
    if (inside.kind === 'constant') return { kind: 'constant', value: !inside.value };
    return { kind: 'not', condition: inside };
  };
  return every([within(place.tree), ...place.except.map(outside)]);
}

function grantCondition(compiled: CompiledPolicy, placed: PlacedGrant, known: Known): RowCondition {
  const unmet = (placed.grant.requires ?? []).some((each) => !known.environment.met.includes(each));
  if (unmet) return { kind: 'constant', value: false };
  const clauses = grantClauses(compiled, placed, known.type);
  return every(clauses.map((clause) => residual(clause.condition(known.subject), known, 'true')));
}

const isNever = (condition: RowCondition): boolean => condition.kind === 'constant' && !condition.value;

/** The rows that grants permit, with the grants that do. */
function permits(compiled: CompiledPolicy, known: Known) {
  const conditions: RowCondition[] = [];
  const sources: GivingSource[] = [];
  const naming = rolesNaming(compiled, known.action, known.type);
  for (const [role, places] of placesOf(compiled, known.subject, known.environment.now)) {
    if (!naming.has(role)) continue;
    for (const { grants, place, source } of scopedGrants(compiled, role, places)) {
      const where = placeCondition(place, known.record.folder);
      if (isNever(where)) continue;
      for (const placed of grants) {
        if (!grantNames(compiled, placed, known.action, known.type)) continue;
        const condition = every([where, grantCondition(compiled, placed, known)]);
        if (isNever(condition)) continue;
        conditions.push(condition);
        sources.push({ grant: placed.reference, source });
      }
    }
  }
  return { conditions: alternatives(conditions), sources };
}

/** What must all hold, each part spelt out so that equal ones compare equal. */
export function requirements(condition: RowCondition): ReadonlySet<string> {
  if (condition.kind === 'constant' && condition.value) return new Set();
  const parts = condition.kind === 'and' ? condition.conditions : [condition];
  return new Set(parts.map(spellCondition));
}

/** Drops an alternative that another one already covers, so that lists stay as short as their meaning. */
export function alternatives(conditions: readonly RowCondition[]): readonly RowCondition[] {
  const apart = some(conditions);
  const each = apart.kind === 'or' ? apart.conditions : [apart];
  if (each.length === 1) return each;
  const asked = each.map(requirements);
  return each.filter((_, at) =>
    asked.every((other, index) => {
      const mine = asked[at] ?? other;
      const covered = index !== at && [...other].every((part) => mine.has(part));
      return !covered || (other.size === mine.size && at < index);
    }),
  );
}

function forbids(compiled: CompiledPolicy, known: Known): readonly RowCondition[] {
  const rules = rulesHere(compiled, known.action, known.type.name).filter(
    (rule) => rule.kind === 'forbid' || !known.environment.met.includes(rule.obligation),
  );
  const separations = separationsHere(compiled, known.action, known.type.name);
  return [
    ...rules.map((rule) => residual(ruleCondition(rule), known, 'false')),
    ...separations.map(({ other }) => residual({ kind: 'took', action: other }, known, 'false')),
  ];
}

/** Every clause must hold; one that always does is left out, and one that never can settles it. */
export function filterOf(
  permitted: readonly (readonly RowCondition[])[],
  forbidden: readonly RowCondition[],
): RowFilter {
  const clauses = new Map<string, FilterClause>();
  const add = (clause: FilterClause): void => void clauses.set(spellClause(clause), clause);
  for (const conditions of permitted) {
    const open = conditions.filter((condition) => !isNever(condition));
    if (open.length === 0) return { kind: 'none' };
    const always = open.some((condition) => condition.kind === 'constant' && condition.value);
    if (!always) add({ kind: 'permit', conditions: open });
  }
  for (const condition of forbidden) {
    if (isNever(condition)) continue;
    if (condition.kind === 'constant') return { kind: 'none' };
    add({ kind: 'forbid', condition });
  }
  return clauses.size === 0 ? { kind: 'all' } : { kind: 'where', clauses: [...clauses.values()] };
}

/** The row filter of an action on a type and the grants behind it; `record` puts in what is settled already. */
export function planWithSources(
  compiled: CompiledPolicy,
  subject: Subject,
  action: string,
  type: ResourceType,
  environment: Environment,
  record: KnownRecord = anyRecord(action),
): RowPlan {
  const nothing: RowPlan = { filter: { kind: 'none' }, sources: [] };
  if (standingProblem(subject.member, environment.now) !== null) return nothing;
  if (!actionsOf(type).includes(action)) return nothing;
  const known: Known = { subject, action, type, environment, record };
  const own = permits(compiled, known);
  const forbidden = forbids(compiled, known);
  // Whoever may not read a record may do nothing with it; a record that is still to be made has nothing to read.
  const reads = action !== 'read' && action !== 'create';
  const reading: Known = { ...known, action: 'read' };
  const filter = reads
    ? filterOf(
        [own.conditions, permits(compiled, reading).conditions],
        [...forbidden, ...forbids(compiled, reading)],
      )
    : filterOf([own.conditions], forbidden);
  return { filter, sources: filter.kind === 'none' ? [] : own.sources };
}

/**
 * The records of a type on which a single decision about the action would say allow: no more and no fewer. With what
 * the environment has met, as there. For `create`, the records that could be made.
 * @param type full name; of a type that the policy does not know there are no rows
 * Source: semantics.md, "Planning a list".
 */
export function planRows(
  compiled: CompiledPolicy,
  subject: Subject,
  action: string,
  type: string,
  environment: Environment,
): RowFilter {
  const declared = compiled.types.get(type);
  if (declared === undefined) return { kind: 'none' };
  return planWithSources(compiled, subject, action, declared, environment).filter;
}
