import { matches } from '@remit/policy/evaluate-row-filter';
import { rowsOf } from '../guard.ts';
import { seenMasks } from '../onlooker.ts';
import { memberRecord } from '../people/people-search.ts';
import { findsAll, wordsOf } from './search-text.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { SearchGroupView } from './search-views.ts';

const searched: ReadonlySet<string> = new Set(['name', 'email', 'title']);
const byName = new Intl.Collator('en', { sensitivity: 'base' });

/** The members whom the asker may see and who are found by what the asker sees of them. */
export function searchMembers(call: TenantCall, words: readonly string[], limit: number): SearchGroupView {
  const filter = rowsOf(call, 'remit.Member', 'read');
  const masks = seenMasks(call, 'remit.Member').filter(({ field }) => searched.has(field));
  const found = call.directory.directory.members.flatMap((member) => {
    const record = memberRecord(member);
    if (!matches(filter, record)) return [];
    const seen = new Map(
      masks.flatMap(({ field, readable }) => {
        const value = record.attributes[field];
        return value?.type === 'text' && matches(readable, record) ? [[field, value.value] as const] : [];
      }),
    );
    const texts = [...seen.values()].flatMap(wordsOf);
    if (!findsAll(words, texts)) return [];
    return [
      {
        id: member.id,
        title: seen.get('name') ?? null,
        detail: seen.get('title') ?? null,
        field: null,
        isRequest: false,
      },
    ];
  });
  const hits = found
    .toSorted((a, b) => byName.compare(a.title ?? '', b.title ?? '') || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
  return { type: 'remit.Member', label: 'Member', hits, more: found.length > limit };
}
