import { sql } from 'drizzle-orm';
import type { DraftState } from '@remit/policy/draft/draft-state';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import { StoreError } from '../errors.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A draft without its steps, as a list shows it. Instants are ms since 1970 UTC. */
export interface DraftRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  /** Id of the member who began it. */
  readonly author: string;
  readonly basedOn: number;
  readonly state: DraftState;
  /** How many of its steps count. */
  readonly standing: number;
  readonly revision: number;
  /** The natural persons who had a hand in it. */
  readonly persons: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly scheduledAt: number | null;
  readonly scheduledBy: string | null;
  /** The effect that whoever scheduled it accepted. */
  readonly acceptedEffect: string | null;
  readonly reason: string | null;
  readonly publishedVersion: number | null;
  readonly failure: string | null;
  /** Whether it went out without the second person that it needed, and whether somebody looked at it since. */
  readonly breakGlass: 'no' | 'owed' | 'reviewed';
}

/** A draft as a list counts it. */
export interface ListedDraft extends DraftRow {
  /** How many items its standing steps set. */
  readonly items: number;
}

const ms = (column: string) => sql.raw(`floor(extract(epoch from ${column}) * 1000)::float8`);

const columns = sql`draft.id, number, name, draft.author, based_on as "basedOn", state, standing, revision, persons,
  ${ms('created_at')} as "createdAt", ${ms('updated_at')} as "updatedAt", ${ms('scheduled_at')} as "scheduledAt",
  scheduled_by as "scheduledBy", accepted_effect as "acceptedEffect", reason, published_version as "publishedVersion",
  failure, break_glass as "breakGlass"`;

/**
 * Drafts that are open or, with `ended`, those that are not any more; the last changed first. One that still owes a review
 * is open. @param most of them
 */
export function listDrafts(
  tx: TenantTransaction,
  ended: boolean,
  most: number,
): Promise<readonly ListedDraft[]> {
  return tx.rows<ListedDraft>(sql`
    select ${columns}, (
        select count(distinct (edit ->> 'kind', edit ->> 'key'))::int
        from remit.draft_step cross join jsonb_array_elements(edits) as edit
        where draft_step.tenant_id = draft.tenant_id and draft_id = draft.id and sequence <= standing) as items
    from remit.draft
    where tenant_id = ${tx.tenantId} and (state in ('published', 'withdrawn', 'superseded') and break_glass <> 'owed') = ${ended}
    order by updated_at desc, number desc limit ${most}`);
}

/** How many drafts of a tenant are open. */
export async function countOpenDrafts(tx: TenantTransaction): Promise<number> {
  const [found] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from remit.draft
    where tenant_id = ${tx.tenantId} and state not in ('published', 'withdrawn', 'superseded')`);
  return found?.count ?? 0;
}

/** @param hold until the transaction ends @returns null when the tenant has none of that id */
export async function loadDraft(
  tx: TenantTransaction,
  id: string,
  hold: 'no' | 'hold',
): Promise<DraftRow | null> {
  const [found] = await tx.rows<DraftRow>(sql`
    select ${columns} from remit.draft where tenant_id = ${tx.tenantId} and id = ${id}
    ${hold === 'hold' ? sql`for update` : sql``}`);
  return found ?? null;
}

/**
 * The draft whose time came first, if there is one. Nothing is held.
 * @param ahead by how much the clock that asks is ahead of the database's, in ms
 */
export async function dueDraft(tx: TenantTransaction, ahead: number): Promise<DraftRow | null> {
  const [found] = await tx.rows<DraftRow>(sql`
    select ${columns} from remit.draft
    where tenant_id = ${tx.tenantId} and scheduled_at <= now() + make_interval(secs => ${ahead}::float8 / 1000)
    order by scheduled_at limit 1`);
  return found ?? null;
}

/** In how many ms the time of the first scheduled draft comes, by the database's clock; null while none is scheduled. */
export async function nextDraftIn(tx: TenantTransaction): Promise<number | null> {
  const [found] = await tx.rows<{ left: number | null }>(sql`
    select extract(epoch from min(scheduled_at) - now())::float8 * 1000 as left from remit.draft
    where tenant_id = ${tx.tenantId} and scheduled_at is not null`);
  return found?.left ?? null;
}

/** Every step of a draft, those that were undone included, in order. */
export async function loadDraftSteps(tx: TenantTransaction, id: string): Promise<readonly DraftStep[]> {
  const rows = await tx.rows<{ edits: DraftStep }>(sql`
    select edits from remit.draft_step where tenant_id = ${tx.tenantId} and draft_id = ${id} order by sequence`);
  return rows.map(({ edits }) => edits);
}

export interface NewDraft {
  readonly id: string;
  /** Null for one that is called by its number. */
  readonly name: string | null;
  readonly author: string;
  readonly person: string;
  readonly basedOn: number;
  readonly standing: number;
}

/**
 * Begins a draft, whose steps the caller writes. The caller holds the tenant, so that numbers are given in order.
 * @throws StoreError `not-found` when there is no such tenant
 */
export async function insertDraft(tx: TenantTransaction, draft: NewDraft): Promise<DraftRow> {
  const [made] = await tx.rows<DraftRow>(sql`
    insert into remit.draft (tenant_id, id, number, name, author, based_on, state, standing, persons)
    select ${tx.tenantId}, ${draft.id}, next.number, coalesce(${draft.name}, 'Draft ' || next.number), ${draft.author},
      ${draft.basedOn}, 'editing', ${draft.standing}, array[${draft.person}::uuid]
    from (select coalesce(max(number), 0) + 1 as number from remit.draft where tenant_id = ${tx.tenantId}) as next
    returning ${columns}`);
  if (made === undefined) throw new StoreError('not-found', 'there is no such tenant');
  return made;
}

/** What a draft says from now on: its first `from` steps as they are, then these. The caller holds the draft. */
export async function writeDraftSteps(
  tx: TenantTransaction,
  id: string,
  {
    from,
    steps,
    author,
  }: { readonly from: number; readonly steps: readonly DraftStep[]; readonly author: string },
): Promise<void> {
  await tx.rows(sql`
    delete from remit.draft_step where tenant_id = ${tx.tenantId} and draft_id = ${id} and sequence > ${from}`);
  if (steps.length === 0) return;
  await tx.rows(sql`
    insert into remit.draft_step (tenant_id, draft_id, sequence, author, edits)
    select ${tx.tenantId}, ${id}, ${from} + place, ${author}, edits
    from jsonb_array_elements(${JSON.stringify(steps)}::jsonb) with ordinality as listed (edits, place)`);
}

/** What a change of a draft sets; what is absent stays. */
export interface DraftChange {
  readonly name?: string;
  readonly basedOn?: number;
  readonly state?: DraftState;
  readonly standing?: number;
  /** A natural person who changed what it says, and so has a hand in it from now on. */
  readonly person?: string;
  readonly schedule?: {
    readonly at: number;
    readonly by: string;
    readonly effect: string;
    readonly reason: string;
  } | null;
  readonly publishedVersion?: number;
  readonly failure?: string | null;
  readonly breakGlass?: 'owed' | 'reviewed';
}

/** Changes a draft that the caller holds; its revision grows. @throws StoreError `not-found` */
export async function updateDraft(tx: TenantTransaction, id: string, change: DraftChange): Promise<DraftRow> {
  const { name, basedOn, state, standing, person, schedule, publishedVersion, failure, breakGlass } = change;
  const sets = [
    sql`revision = revision + 1`,
    sql`updated_at = now()`,
    ...(name === undefined ? [] : [sql`name = ${name}`]),
    ...(basedOn === undefined ? [] : [sql`based_on = ${basedOn}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(standing === undefined ? [] : [sql`standing = ${standing}`]),
    ...(person === undefined
      ? []
      : [
          sql`persons = case when ${person}::uuid = any (persons) then persons else persons || ${person}::uuid end`,
        ]),
    ...(schedule === undefined
      ? []
      : [
          sql`scheduled_at = to_timestamp(${schedule?.at ?? null}::float8 / 1000)`,
          sql`scheduled_by = ${schedule?.by ?? null}::uuid`,
          sql`accepted_effect = ${schedule?.effect ?? null}`,
          sql`reason = ${schedule?.reason ?? null}`,
        ]),
    ...(publishedVersion === undefined ? [] : [sql`published_version = ${publishedVersion}`]),
    ...(failure === undefined ? [] : [sql`failure = ${failure}`]),
    ...(breakGlass === undefined ? [] : [sql`break_glass = ${breakGlass}`]),
  ];
  const [changed] = await tx.rows<DraftRow>(sql`
    update remit.draft set ${sql.join(sets, sql`, `)} where tenant_id = ${tx.tenantId} and id = ${id}
    returning ${columns}`);
  if (changed === undefined) throw new StoreError('not-found', 'there is no such draft');
  return changed;
}
