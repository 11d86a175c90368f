import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslations } from 'use-intl';
import { useCalls, useMe } from './tenant-context.ts';
import { type Command, useCommands } from './use-commands.ts';
import { useOpenHit } from './use-open-hit.ts';
import { usePlainRequest } from './use-plain-request.ts';

/** What is found of one kind. */
export interface PaletteGroup {
  readonly value: string;
  readonly items: readonly Command[];
}

/** More than anybody types; the server takes no more either. */
const LONGEST = 200;

/**
 * What there is to go to or to do by what is typed, kind by kind: a request in plain words, rooms and actions, people and
 * records.
 * @param onKeys shows the keys
 */
export function usePaletteGroups(
  typed: string,
  onKeys: () => void,
): { readonly groups: readonly PaletteGroup[]; readonly searching: boolean } {
  const t = useTranslations('palette');
  const me = useMe();
  const calls = useCalls();
  const now = typed.trim().slice(0, LONGEST);
  // Pages follow each key at once, or Enter would go to one that was typed away; the server is asked when there is time.
  const q = useDeferredValue(now);
  const commands = useCommands(onKeys);
  const found = useQuery({
    ...calls.options.search.find.queryOptions({ q }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  const openHit = useOpenHit();
  const asked = usePlainRequest(now);
  const matches = (text: string): boolean => text.toLocaleLowerCase().includes(now.toLocaleLowerCase());
  const groups = [
    { value: t('plainRequest.title'), items: asked === null ? [] : [asked] },
    { value: t('commands'), items: commands.filter(({ label }) => matches(label)) },
    ...(q.length > 1 ? (found.data?.groups ?? []) : []).map(({ type, label, hits, more }) => {
      const kind = type === 'remit.Member' ? t('people') : label;
      const guard = type === 'remit.Member' ? me.rooms.explain : null;
      const item = (id: string, text: string, detail: string | null, run: () => void): Command => {
        return { id: `${type} ${id}`, label: text, detail, keys: null, guard, run };
      };
      return {
        value: kind,
        items: [
          ...hits.map((hit) =>
            item(
              hit.id,
              hit.title ?? hit.detail ?? kind,
              [hit.title === null ? null : hit.detail, hit.field].filter(Boolean).join(' · ') || null,
              () => openHit(type, hit),
            ),
          ),
          ...(more ? [item('more', t('more'), kind, () => openHit(type, q))] : []),
        ],
      };
    }),
  ].filter(({ items }) => items.length > 0);
  return { groups, searching: found.isFetching };
}
