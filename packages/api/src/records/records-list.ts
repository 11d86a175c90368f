import { mostVisible } from '@remit/policy/most-visible';
import type { ResourceType } from '@remit/policy/document';
import type { FieldMask } from '@remit/policy/field-mask';
import { moduleOf } from '@remit/policy/catalog';
import { countRecords, listRecords } from '@remit/store/records/records';
import { countListed } from '../uses/count-uses.ts';
import { rowsOf } from '../guard.ts';
import { seenMasks } from '../onlooker.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { RecordColumn, RecordView, RecordsPage } from './records-views.ts';

export interface RecordsInput {
  readonly type: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly sort?: { readonly field: string; readonly direction: 'asc' | 'desc' } | undefined;
  readonly q?: string | undefined;
}

/**
 * A page of the records that the asker may read, with the fields that they may see. The row filter and the masks are
 * in the statement: nothing is taken out afterwards, so pages are full and counts exact.
 * @throws RemitError `not-found` for a type that there is not, and for those of Remit itself
 */
export async function recordsPage(call: TenantCall, input: RecordsInput): Promise<RecordsPage> {
  const { policy } = call;
  const type = policy.compiled.types.get(input.type);
  // What administers Remit has screens of its own, not tables.
  if (type === undefined || moduleOf(type.name) === 'remit') throw notFound();
  const filter = rowsOf(call, type.name, 'read');
  const masks = seenMasks(call, type.name);
  const { rows, next } = await listRecords(call.tx, type, {
    filter,
    masks,
    sort:
      input.sort === undefined
        ? undefined
        : { field: input.sort.field, direction: input.sort.direction === 'asc' ? 'ascending' : 'descending' },
    cursor: input.cursor,
    limit: input.limit ?? 50,
    q: input.q,
  });
  const [readable = 0] = await countRecords(call.tx, type, [filter]);
  countListed(call, type.name);
  return {
    type: type.name,
    label: type.label,
    columns: columnsOf(type, masks),
    rows,
    people: namesIn(call, rows),
    readable,
    next,
    policyVersion: policy.published.version,
  };
}

/** The columns of a type as a subject gets them: each by the most that its mask gives on any row. */
export const columnsOf = (type: ResourceType, masks: readonly FieldMask[]): readonly RecordColumn[] =>
  masks.map((mask) => {
    const field = type.fields.find(({ name }) => name === mask.field);
    return {
      field: mask.field,
      label: field?.label ?? mask.field,
      type: field?.type ?? 'text',
      visibility: mostVisible(mask),
    };
  });

/** The names of the members that stand in rows. A field that is hidden is not in its row, so nobody is named for it. */
export function namesIn({ directory }: TenantCall, rows: readonly RecordView[]): RecordsPage['people'] {
  const ids = rows.flatMap(({ fields }) =>
    Object.values(fields).flatMap((value) => (value?.type === 'member' ? [value.value] : [])),
  );
  return Object.fromEntries(
    [...new Set(ids)].flatMap((id) => {
      const name = directory.member(id)?.name;
      return name === undefined ? [] : [[id, name]];
    }),
  );
}
