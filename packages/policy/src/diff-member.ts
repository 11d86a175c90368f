import type { CompiledPolicy } from './compiled-policy.ts';
import type { Environment } from './check.ts';
import type { Directory } from './directory.ts';
import type { ResourceType } from './document.ts';
import type { FieldMask, FieldVisibility } from './field-mask.ts';
import type { RowFilter } from './row-filter.ts';
import type { Subject } from './subject.ts';
import { actionsOf } from './catalog.ts';
import { compareFilters, type ReachChange } from './compare-filters.ts';
import { fieldGrants } from './field-grants.ts';
import { fieldMasks } from './fields.ts';
import { anyRecord, planWithSources, type RowPlan } from './plan-rows.ts';
import { placesOf } from './role-places.ts';
import { sameMask } from './same-mask.ts';

/** `keeps`: a role that gave it no longer does, and another one gives the same. */
export type CellChange = Exclude<ReachChange, 'same'> | 'keeps';

/** One action on one type in one folder that changes for a member. */
export interface CellDiff {
  readonly folder: string;
  readonly change: CellChange;
  /** For `keeps`: the roles that still give it. */
  readonly through: readonly string[];
}

/** One action on one type, with both row filters, so that the records gained and lost can be counted in SQL. */
export interface ActionDiff {
  readonly type: string;
  readonly action: string;
  readonly change: CellChange;
  readonly before: RowFilter;
  readonly after: RowFilter;
  readonly cells: readonly CellDiff[];
}

export interface FieldDiff {
  readonly type: string;
  readonly field: string;
  readonly change: 'gains' | 'loses' | 'changes' | 'keeps';
  /** The most that is given on any row. */
  readonly before: FieldVisibility;
  readonly after: FieldVisibility;
  /** Null where the version does not have the field. */
  readonly beforeMask: FieldMask | null;
  readonly afterMask: FieldMask | null;
  /** For `keeps`: the roles that still show it. */
  readonly through: readonly string[];
}

/** What a draft changes for one member. Empty lists when nothing does. */
export interface MemberDiff {
  readonly actions: readonly ActionDiff[];
  readonly fields: readonly FieldDiff[];
}

interface Sides {
  readonly before: CompiledPolicy;
  readonly after: CompiledPolicy;
  readonly subject: Subject;
  readonly environment: Environment;
  readonly folders: readonly string[];
}

const NOTHING: RowPlan = { filter: { kind: 'none' }, sources: [] };

function plan(
  compiled: CompiledPolicy,
  { subject, environment }: Sides,
  type: string,
  action: string,
  folder: string | null,
): RowPlan {
  const declared = compiled.types.get(type);
  if (declared === undefined) return NOTHING;
  const record = { ...anyRecord(action), folder };
  return planWithSources(compiled, subject, action, declared, environment, record);
}

const rolesOf = ({ sources }: RowPlan): readonly string[] =>
  [...new Set(sources.map(({ grant }) => grant.role))].toSorted();

/** @returns null when nothing changes, or only more roles give what is given already */
function changeOf(before: RowPlan, after: RowPlan): CellChange | null {
  const change = compareFilters(before.filter, after.filter);
  if (change !== 'same') return change;
  const still = rolesOf(after);
  return rolesOf(before).some((role) => !still.includes(role)) ? 'keeps' : null;
}

function actionDiff(sides: Sides, type: string, action: string): readonly ActionDiff[] {
  const before = plan(sides.before, sides, type, action, null);
  const after = plan(sides.after, sides, type, action, null);
  const change = changeOf(before, after);
  if (change === null) return [];
  const cells = sides.folders.flatMap((folder): readonly CellDiff[] => {
    const was = plan(sides.before, sides, type, action, folder);
    const is = plan(sides.after, sides, type, action, folder);
    const here = changeOf(was, is);
    if (here === null) return [];
    return [{ folder, change: here, through: here === 'keeps' ? rolesOf(is) : [] }];
  });
  return [{ type, action, change, before: before.filter, after: after.filter, cells }];
}

/** The most that a mask gives on any row. */
export function mostVisible(mask: FieldMask | null): FieldVisibility {
  if (mask === null) return 'hidden';
  if (mask.writable.kind !== 'none') return 'writable';
  if (mask.readable.kind !== 'none') return 'readable';
  return mask.masked.some(({ rows }) => rows.kind !== 'none') ? 'masked' : 'hidden';
}

/** The roles held by the subject that show a field in full; null where no field rule asks for one. */
function showing(compiled: CompiledPolicy, { subject, environment }: Sides, type: string, field: string) {
  const rule = compiled.fieldRules.get(type)?.get(field);
  const declared = compiled.types.get(type);
  if (rule === undefined || declared === undefined) return null;
  const held = placesOf(compiled, subject, environment.now);
  const roles = fieldGrants(compiled, rule, declared).readable.map(({ role }) => role);
  return roles.filter((role) => held.has(role)).toSorted();
}

function fieldChange(
  sides: Sides,
  type: string,
  field: string,
  before: FieldMask | null,
  after: FieldMask | null,
): readonly FieldDiff[] {
  const most = [mostVisible(before), mostVisible(after)] as const;
  const through = showing(sides.after, sides, type, field) ?? [];
  const diff = { type, field, before: most[0], after: most[1], beforeMask: before, afterMask: after };
  const same = before === null || after === null ? before === after : sameMask(before, after);
  if (!same) {
    if (most[0] === most[1] && most[0] === 'hidden') return [];
    const change = most[0] === 'hidden' ? 'gains' : most[1] === 'hidden' ? 'loses' : 'changes';
    return [{ ...diff, change, through: [] }];
  }
  const gone = (showing(sides.before, sides, type, field) ?? []).some((role) => !through.includes(role));
  return gone && most[1] !== 'hidden' ? [{ ...diff, change: 'keeps', through }] : [];
}

function fieldDiffs(sides: Sides, type: string): readonly FieldDiff[] {
  const { subject, environment } = sides;
  const masks = (compiled: CompiledPolicy): ReadonlyMap<string, FieldMask> =>
    new Map(fieldMasks(compiled, subject, type, environment).map((mask) => [mask.field, mask]));
  const before = masks(sides.before);
  const after = masks(sides.after);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) =>
    fieldChange(sides, type, field, before.get(field) ?? null, after.get(field) ?? null),
  );
}

/**
 * What one member gains, loses and keeps between two versions, by action, type and folder, and by field. Runs the
 * enforcing engine on both, in the server and in the browser alike.
 * @param folders every folder of the tenant: the places for which cells are answered
 */
export function diffMember(
  before: CompiledPolicy,
  after: CompiledPolicy,
  subject: Subject,
  environment: Environment,
  { folders }: Pick<Directory, 'folders'>,
): MemberDiff {
  const sides: Sides = { before, after, subject, environment, folders };
  const types = new Map<string, readonly ResourceType[]>();
  for (const type of [...before.types.values(), ...after.types.values()])
    types.set(type.name, [...(types.get(type.name) ?? []), type]);
  return {
    actions: [...types].flatMap(([name, versions]) =>
      [...new Set(versions.flatMap(actionsOf))].flatMap((action) => actionDiff(sides, name, action)),
    ),
    fields: [...types.keys()].flatMap((name) => fieldDiffs(sides, name)),
  };
}
