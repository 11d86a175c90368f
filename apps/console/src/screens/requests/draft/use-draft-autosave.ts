import { useEffect, useRef } from 'react';
import type { DraftEntries } from '../../../data/contract/request-calls.ts';
import { useOnline } from '../../../parts/states/use-online.ts';
import { useSettled } from '../../../parts/use-settled.ts';
import { sameEntries } from './same-entries.ts';
import type { RequestDraftKeeper } from './use-request-draft.ts';

/** What is said of whether the server has what stands in the form. `nothing` was written that could be lost. */
export type DraftStanding = 'nothing' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'failed';

/** How long typing pauses before it is saved, in ms. */
const pause = 800;

/**
 * Saves what stands in the form whenever typing pauses, and once more when the page is left; never over what was saved
 * elsewhere, and, offline, as soon as the server can be reached again.
 * @param entries null for a form that is no draft
 * @param sent whether it became a request
 */
export function useDraftAutosave(
  draft: RequestDraftKeeper,
  entries: DraftEntries | null,
  sent: boolean,
): DraftStanding {
  const online = useOnline();
  const typed = JSON.stringify(entries);
  const settled = useSettled(typed, pause);
  const kept = JSON.stringify(draft.kept);
  const worth = entries !== null && (draft.seen !== null || isWorthKeeping(entries));
  const unsaved = worth && !sent && !sameEntries(entries, draft.kept);
  const saves = unsaved && draft.lost === null && online;

  // One try for each text: what the server refuses is not sent to it again until somebody says so or goes on typing.
  const tried = useRef('');
  useEffect(() => {
    const attempt = `${settled} over ${kept}`;
    if (!saves || draft.saving || settled !== typed || tried.current === attempt || entries === null) return;
    tried.current = attempt;
    draft.save(entries, 'by itself');
  });
  useEffect(() => {
    if (!online) tried.current = '';
  }, [online]);

  const leaving = useRef<(how: 'screen' | 'page') => void>(() => undefined);
  useEffect(() => {
    leaving.current = (how) => {
      if (!saves || entries === null) return;
      if (how === 'screen') draft.save(entries, 'leaving');
      else draft.saveLast(entries);
    };
  });
  useEffect(() => {
    const leave = (): void => leaving.current('page');
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leaving.current('screen');
    };
  }, []);

  if (draft.saving) return 'saving';
  // What became of it elsewhere is said at length.
  if (!worth || draft.lost !== null) return 'nothing';
  if (!unsaved) return 'saved';
  if (!online) return 'offline';
  return draft.problem === null ? 'unsaved' : 'failed';
}

const isWorthKeeping = ({ purpose, payee, amount, fields }: DraftEntries): boolean =>
  [purpose, payee, amount, ...Object.values(fields)].some((typed) => typed.trim() !== '');
