import type { ResourceType } from '@remit/policy/document';
import type { FieldMask } from '@remit/policy/field-mask';
import { isRequestType } from '@remit/policy/request-type';
import { searchRecords, searchWords, type RecordHit } from '@remit/store/records/search-records';
import { countListed } from '../uses/count-uses.ts';
import { rowsOf } from '../guard.ts';
import { seenMasks } from '../onlooker.ts';
import { searchMembers } from './search-members.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { SearchGroupView, SearchHitView, SearchView } from './search-views.ts';

/** Hits of a kind: enough to choose from; who has more of them types on. */
const perKind = 8;

/** A single letter begins half of everything. */
const shortest = 2;

/**
 * Members and records of every type that the asker may read, in which each word that was typed begins a word of a field
 * that the asker sees there. Nothing is told of the rest: neither that it is there nor how much of it.
 */
export async function find(call: TenantCall, q: string): Promise<SearchView> {
  const words = await searchWords(call.tx, q);
  if (words.every(({ length }) => length < shortest)) return { groups: [] };
  const members = searchMembers(call, words, perKind);
  const records = await Promise.all(
    call.policy.compiled.document.resources.map((type) => findIn(call, type, words)),
  );
  return { groups: [members, ...records].filter(({ hits }) => hits.length > 0) };
}

async function findIn(
  call: TenantCall,
  type: ResourceType,
  words: readonly string[],
): Promise<SearchGroupView> {
  const filter = rowsOf(call, type.name, 'read');
  const masks = seenMasks(call, type.name);
  const [title, detail] = shownOf(type);
  const shown = [title, detail].filter((field) => field !== null);
  const { hits, more } = await searchRecords(call.tx, { type, filter, masks, shown }, words, perKind);
  if (hits.length > 0) countListed(call, type.name);
  return {
    type: type.name,
    label: type.label,
    hits: hits.map((hit) => hitView(type, hit, title, detail, masks)),
    more,
  };
}

/** The fields that name a record: its title, and what people number it by. */
function shownOf({ title, fields }: ResourceType): readonly [string | null, string | null] {
  const texts = fields.filter(({ type }) => type === 'text').map(({ name }) => name);
  const named = title ?? texts[0] ?? null;
  return [named, texts.find((name) => name !== named) ?? null];
}

function hitView(
  type: ResourceType,
  hit: RecordHit,
  title: string | null,
  detail: string | null,
  masks: readonly FieldMask[],
): SearchHitView {
  const textOf = (field: string | null): string | null => {
    const value = field === null ? null : hit.fields[field];
    return value?.type === 'text' || value?.type === 'masked' ? value.value : null;
  };
  // Where it stands in what is shown anyway, nobody has to be told.
  const elsewhere =
    hit.field !== title && hit.field !== detail && masks.some(({ field }) => field === hit.field);
  const label = type.fields.find(({ name }) => name === hit.field)?.label ?? null;
  return {
    id: hit.id,
    title: textOf(title),
    detail: textOf(detail),
    field: elsewhere ? label : null,
    isRequest: isRequestType(type),
  };
}
