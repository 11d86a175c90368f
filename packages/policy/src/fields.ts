import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment, Resource } from './check.ts';
import type { FieldRule, Mask, ResourceType } from './document.ts';
import type { FieldMask, FieldVisibility } from './field-mask.ts';
import type { RowCondition, RowFilter } from './row-filter.ts';
import type { Situation } from './situation.ts';
import type { Subject } from './subject.ts';
import { decide } from './decide.ts';
import { fieldGrants, type FieldGrant } from './field-grants.ts';
import { alternatives, anyRecord, filterOf, placeCondition, planWithSources } from './plan-rows.ts';
import { every, residual, type Known } from './residual.ts';
import { placesOf, type HeldAt } from './role-places.ts';
import { activeRoles, rolesHere } from './roles-here.ts';
import { spellClause } from './words/spell-condition.ts';

/** What a subject gets of one field of one record, and through which pattern where it is masked. */
export interface FieldView {
  readonly field: string;
  readonly visibility: FieldVisibility;
  /** Null unless masked. */
  readonly as: Mask | null;
}

/** Who gives a field on this record. */
type Gives = (grants: readonly FieldGrant[]) => boolean;

function viewOf(
  compiled: CompiledPolicy,
  type: ResourceType,
  rule: FieldRule | undefined,
  gives: Gives,
  writes: boolean,
): Omit<FieldView, 'field'> {
  const full = (editable: boolean): Omit<FieldView, 'field'> => {
    return { visibility: editable && writes ? 'writable' : 'readable', as: null };
  };
  if (rule === undefined) return full(true);
  const grants = fieldGrants(compiled, rule, type);
  if (gives(grants.readable)) return full(grants.editable === null || gives(grants.editable));
  const pattern = grants.masked.find(({ by }) => gives(by));
  return pattern === undefined
    ? { visibility: 'hidden', as: null }
    : { visibility: 'masked', as: pattern.as };
}

/** The fields of a record by field rules alone, as if the record could be read, and written where `writes` says so. */
function views(
  compiled: CompiledPolicy,
  subject: Subject,
  resource: Resource,
  type: ResourceType,
  environment: Environment,
  writes: boolean,
): readonly FieldView[] {
  const situation: Situation = { subject, action: 'read', resource, environment };
  const roles = activeRoles(rolesHere(compiled, subject, resource.folder, environment.now));
  const gives: Gives = (grants) =>
    grants.some(({ role, tests }) => roles.has(role) && tests.every((holds) => holds(situation) === 'true'));
  const rules = compiled.fieldRules.get(type.name);
  return type.fields.map(({ name }) => {
    return { field: name, ...viewOf(compiled, type, rules?.get(name), gives, writes) };
  });
}

/** What a subject gets of every field of one record: nothing of a record that it may not read. */
export function fieldViews(
  compiled: CompiledPolicy,
  subject: Subject,
  resource: Resource,
  environment: Environment,
): readonly FieldView[] {
  const type = compiled.types.get(resource.type);
  if (type === undefined) return [];
  const may = (action: string): boolean =>
    decide(compiled, { subject, action, resource, environment }).outcome === 'allow';
  if (!may('read')) return type.fields.map(({ name }) => ({ field: name, visibility: 'hidden', as: null }));
  return views(compiled, subject, resource, type, environment, may('update'));
}

/** What a subject gets of every field of one record, by field name. The object has no prototype to answer for it. */
export function visibleFields(
  compiled: CompiledPolicy,
  subject: Subject,
  resource: Resource,
  environment: Environment,
): Readonly<Record<string, FieldVisibility>> {
  const visible: Record<string, FieldVisibility> = Object.create(null);
  for (const view of fieldViews(compiled, subject, resource, environment))
    visible[view.field] = view.visibility;
  return visible;
}

const written = (resource: Resource, field: string): string =>
  JSON.stringify(Object.hasOwn(resource.attributes, field) ? resource.attributes[field] : null);

/**
 * The fields that a change would write and that the subject may not write, in declared order. Writing one is
 * refused, never dropped in silence. Create follows update: `before` null asks about every field that has a value.
 * Whether the subject may create or update at all is for `decide` to say.
 */
export function refusedFields(
  compiled: CompiledPolicy,
  subject: Subject,
  before: Resource | null,
  after: Resource,
  environment: Environment,
): readonly string[] {
  const type = compiled.types.get(after.type);
  if (type === undefined) return [];
  const unwritable = (resource: Resource): readonly string[] =>
    views(compiled, subject, resource, type, environment, true)
      .filter(({ visibility }) => visibility !== 'writable')
      .map(({ field }) => field);
  // Both as it stands and as it would stand, or a change could first write itself the right.
  const refused = new Set([...(before === null ? [] : unwritable(before)), ...unwritable(after)]);
  const changed = type.fields.filter(({ name }) =>
    before === null ? written(after, name) !== 'null' : written(before, name) !== written(after, name),
  );
  return changed.map(({ name }) => name).filter((name) => refused.has(name));
}

/** The rows on which any of the roles gives the field. */
function giving(
  grants: readonly FieldGrant[],
  places: ReadonlyMap<string, readonly HeldAt[]>,
  known: Known,
): readonly RowCondition[] {
  const conditions = grants.flatMap(({ role, where }) =>
    (places.get(role) ?? []).map(({ tree }) =>
      every([
        placeCondition({ tree, except: [] }, known.record.folder),
        ...where.map((condition) => residual(condition, known, 'true')),
      ]),
    ),
  );
  return conditions.length === 0 ? [] : alternatives(conditions);
}

/** Both filters at once. */
function both(filter: RowFilter, permitted: readonly RowCondition[]): RowFilter {
  const narrowed = filterOf([permitted], []);
  if (filter.kind === 'none' || narrowed.kind === 'none') return { kind: 'none' };
  if (filter.kind === 'all') return narrowed;
  if (narrowed.kind === 'all') return filter;
  const clauses = new Map([...filter.clauses, ...narrowed.clauses].map((each) => [spellClause(each), each]));
  return { kind: 'where', clauses: [...clauses.values()] };
}

/**
 * What a subject gets of each field over all records of a type that it reads. Patterns come with the one that shows
 * most first; the first whose rows hold applies to a row on which the field is not readable.
 */
export function fieldMasks(
  compiled: CompiledPolicy,
  subject: Subject,
  type: string,
  environment: Environment,
): readonly FieldMask[] {
  const declared = compiled.types.get(type);
  if (declared === undefined) return [];
  const rows = (action: string): RowFilter =>
    planWithSources(compiled, subject, action, declared, environment).filter;
  const read = rows('read');
  const update = rows('update');
  const places = placesOf(compiled, subject, environment.now);
  const known: Known = {
    subject,
    action: 'read',
    type: declared,
    environment,
    record: anyRecord('read'),
  };
  return declared.fields.map(({ name: field }): FieldMask => {
    const rule = compiled.fieldRules.get(type)?.get(field);
    if (rule === undefined) return { field, readable: read, masked: [], writable: update };
    const { readable, masked, editable } = fieldGrants(compiled, rule, declared);
    const full = giving(readable, places, known);
    const writes = both(update, full);
    return {
      field,
      readable: both(read, full),
      masked: masked
        .map(({ as, by }) => ({ as, rows: both(read, giving(by, places, known)) }))
        .filter(({ rows: some }) => some.kind !== 'none'),
      writable: editable === null ? writes : both(writes, giving(editable, places, known)),
    };
  });
}
