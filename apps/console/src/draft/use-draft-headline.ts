import { useQuery } from '@tanstack/react-query';
import type { HeadlineView } from '@remit/api/changes/changes-impact-views';
import type { EffectOnPeople } from '@remit/policy/compare/effect-on-people';
import { sameData } from '@remit/policy/same-data';
import { useSettled } from '../parts/use-settled.ts';
import { useCalls } from '../shell/tenant-context.ts';
import { documentNumber } from './document-number.ts';
import type { Draft } from './draft.ts';
import type { LiveHeadline } from './headline-engine.ts';
import { useLiveHeadline } from './use-live-headline.ts';

/** What a draft means for everybody, as far as this page and the server know by now. */
export interface DraftHeadline {
  readonly headline: string | null;
  readonly effect: EffectOnPeople | null;
  /** Null until both have answered for the draft as it is; where they differ, what is shown is the server's. */
  readonly agreed: boolean | null;
  /** The draft is no policy as it stands. */
  readonly invalid: boolean;
}

const NOTHING: DraftHeadline = { headline: null, effect: null, agreed: null, invalid: false };

/**
 * The effect of a draft on everybody whom its reader may be told about: worked out in a worker of this page at each edit,
 * then by the server once it has the edit. The server's is the one that counts.
 */
export function useDraftHeadline(draft: Draft): DraftHeadline {
  const calls = useCalls();
  const edited = draft.changes.length > 0 && !draft.moved;
  const live = useLiveHeadline(draft, edited);
  // The server has the draft as it is here once everything is saved.
  const settled = useSettled(draft.document, 120);
  const there = edited && draft.id !== null && draft.saving === 'saved' && settled === draft.document;
  const asked = documentNumber(draft.document);
  const id = draft.id ?? '';
  const server = useQuery({
    queryKey: [...calls.options.changes.headline.queryKey({ id }), asked],
    queryFn: ({ signal }) => calls.client.changes.headline.query({ id }, { signal }),
    enabled: there,
  });
  if (!edited) return NOTHING;
  const said = there && server.data?.kind === 'answer' ? server.data.answer : null;
  if (live?.kind === 'invalid' || server.data?.kind === 'invalid') return { ...NOTHING, invalid: true };
  return headlineOf(live, said);
}

function headlineOf(live: LiveHeadline | null, said: HeadlineView | null): DraftHeadline {
  const here = live?.kind === 'effect' ? live : null;
  if (said !== null) {
    const agreed = here === null ? null : sameData(here.effect, said.effect);
    return { headline: said.headline, effect: said.effect, agreed, invalid: false };
  }
  return here === null
    ? NOTHING
    : { headline: here.headline, effect: here.effect, agreed: null, invalid: false };
}
