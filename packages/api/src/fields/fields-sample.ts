import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { moduleOf, REMIT_MODULE } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import type { FavouredType } from '@remit/policy/favour';
import { fieldMasks, fieldViews, type FieldView } from '@remit/policy/fields';
import { mostVisible } from '@remit/policy/most-visible';
import { planRows } from '@remit/policy/plan-rows';
import type { Subject } from '@remit/policy/subject';
import { listRecords, readRecord } from '@remit/store/records/records';
import { denialOf } from '../denial.ts';
import { openDraft } from '../changes/draft-open.ts';
import { compileDraft } from '../changes/draft-policy.ts';
import type { FieldSampleView, SampledField } from './fields-views.ts';
import { rowsOf } from '../guard.ts';
import { seenMasks } from '../onlooker.ts';
import { namesIn } from '../records/records-list.ts';
import { explainOnRecord } from '../require/require-explain.ts';
import { notFound } from '../store-errors.ts';
import { type TenantCall, decideHere, typeAsked } from '../tenant-call.ts';
import type { RecordView } from '../records/records-views.ts';

export interface SampleInput {
  readonly type: string;
  readonly member: string;
  /** Null for the policy in force. */
  readonly draft: string | null;
  /** Null for the first that the asker reads. */
  readonly record: string | null;
}

/** So many records are offered to look at. */
const offered = 20;

/**
 * One record as somebody would get it, under the policy in force or a draft, drawn from what the asker reads: a value
 * that the asker may not see is never in the reply, whatever that person may.
 * @throws RemitError as `explainOnRecord` does; `not-found` for a type without records, and for a draft that is not there
 */
export async function sampleRecord(call: TenantCall, input: SampleInput): Promise<FieldSampleView> {
  const subject = call.directory.subject(input.member);
  if (subject === null) throw notFound();
  explainOnRecord(call, subject);
  const person = call.directory.chip(input.member);
  const type = call.policy.compiled.types.get(input.type);
  if (person === null || type === undefined || moduleOf(type.name) === REMIT_MODULE) throw notFound();
  const under = await policyUnder(call, input.draft);
  if (!under.valid) return { kind: 'invalid', problems: under.problems };
  const rows = await readableRows(call, type);
  const row = rows.find(({ id }) => id === input.record) ?? rows[0] ?? null;
  const gets =
    row === null
      ? onAnyRecord(call, under.compiled, subject, type)
      : await onRecord(call, under.compiled, subject, type, row);
  return {
    kind: 'sample',
    person,
    record: row === null ? null : { id: row.id, folder: row.folder },
    choices: rows.map((each) => ({ id: each.id, title: titleOf(type, each) })),
    reads: gets.reads,
    fields: type.fields.map((field): SampledField => {
      const view = gets.views.find((each) => each.field === field.name);
      const value = row?.fields[field.name] ?? null;
      const askerSees = row !== null && !row.hidden.includes(field.name);
      return {
        field: field.name,
        label: field.label,
        type: field.type,
        visibility: view?.visibility ?? 'hidden',
        lastCharacters: view?.as?.characters ?? null,
        askerGets: !askerSees ? 'nothing' : value?.type === 'masked' ? 'mask' : 'value',
        value: askerSees ? value : null,
      };
    }),
    people: row === null ? {} : namesIn(call, [row]),
  };
}

type Under =
  | { readonly valid: true; readonly compiled: CompiledPolicy }
  | Extract<ReturnType<typeof compileDraft>, { valid: false }>;

/** @throws RemitError `forbidden` for a draft, to whoever may not read policies */
async function policyUnder(call: TenantCall, draft: string | null): Promise<Under> {
  if (draft === null) return { valid: true, compiled: call.policy.compiled };
  const decision = decideHere(call, 'read', typeAsked('remit.Policy'));
  if (decision.outcome !== 'allow') throw denialOf(call, 'remit.Policy:read', null, decision.because);
  const { document } = await openDraft(call, draft);
  return compileDraft(call, document);
}

/** Rows as the asker gets them: masks are in the statement, so nothing else comes out of the tables. */
async function readableRows(call: TenantCall, type: ResourceType): Promise<readonly RecordView[]> {
  const filter = rowsOf(call, type.name, 'read');
  if (filter.kind === 'none') return [];
  const masks = seenMasks(call.present ?? call, type.name);
  const { rows } = await listRecords(call.tx, type, { filter, masks, limit: offered });
  return rows;
}

interface Gets {
  readonly reads: boolean;
  readonly views: readonly FieldView[];
}

async function onRecord(
  { tx, environment }: TenantCall,
  compiled: CompiledPolicy,
  subject: Subject,
  type: FavouredType,
  { id }: RecordView,
): Promise<Gets> {
  const resource = await readRecord(tx, type, id);
  if (resource === null) throw new Error('a record that was listed is not there in the same snapshot');
  const views = fieldViews(compiled, subject, resource, environment);
  return { reads: views.some(({ visibility }) => visibility !== 'hidden'), views };
}

function onAnyRecord(
  { environment }: TenantCall,
  compiled: CompiledPolicy,
  subject: Subject,
  type: ResourceType,
): Gets {
  const views = fieldMasks(compiled, subject, type.name, environment).map((mask): FieldView => {
    return { field: mask.field, visibility: mostVisible(mask), as: mask.masked[0]?.as ?? null };
  });
  const reads = planRows(compiled, subject, 'read', type.name, environment).kind !== 'none';
  return {
    reads,
    views: views.map((view) => (view.visibility === 'masked' ? view : { ...view, as: null })),
  };
}

function titleOf(type: ResourceType, row: RecordView): string {
  const value = type.title === undefined ? null : (row.fields[type.title] ?? null);
  return value !== null && 'value' in value && typeof value.value === 'string' ? value.value : row.id;
}
