import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { HeadlineView } from '@remit/api/changes-impact-views';
import type { EffectOnPeople } from '@remit/policy/effect-on-people';
import { sameData } from '@remit/policy/same-data';
import { afterPaint } from '../parts/after-paint.ts';
import { useSettled } from '../parts/use-settled.ts';
import { useCalls } from '../shell/tenant-context.ts';
import type { Draft } from './draft.ts';
import type { LiveHeadline } from './headline-engine.ts';
import type { FromHeadlineWorker, ToHeadlineWorker } from './headline-worker.ts';
import { openHeadlineWorker } from './open-headline-worker.ts';

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
  const live = useLive(draft, edited);
  // The server has the draft as it is here once everything is saved.
  const settled = useSettled(draft.document, 120);
  const there = edited && draft.id !== null && draft.saving === 'saved' && settled === draft.document;
  const asked = numberOf(draft.document);
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

/** What the worker of this page says; null while it has not said anything of the draft as it is. */
function useLive(draft: Draft, edited: boolean): LiveHeadline | null {
  const calls = useCalls();
  const { base, basedOn, document, step } = draft;
  const [heard, setHeard] = useState<FromHeadlineWorker | null>(null);
  const [worker, setWorker] = useState<Worker | null>(null);
  const { data: told } = useQuery({
    ...calls.options.changes.directory.queryOptions(),
    enabled: edited,
    // People who come and go are heard of by the live stream, which asks for everything anew.
    staleTime: Infinity,
  });
  useEffect(() => {
    if (told?.kind !== 'told') return undefined;
    const { directory, environment } = told;
    const ground: ToHeadlineWorker = { kind: 'ground', ground: { directory, environment, base, basedOn } };
    let opened: Worker | null = null;
    let over = false;
    const open = async (): Promise<void> => {
      const made = await openHeadlineWorker();
      opened = made;
      if (over) {
        made.terminate();
        return;
      }
      made.addEventListener('message', ({ data }: MessageEvent<FromHeadlineWorker>) => setHeard(data));
      made.postMessage(ground, []);
      setWorker(made);
    };
    // Where it does not open there is the server's answer, a moment later.
    open().catch(() => setWorker(null));
    return () => {
      over = true;
      opened?.terminate();
    };
  }, [told, base, basedOn]);
  useEffect(() => {
    if (worker === null || !edited) return undefined;
    const asked: ToHeadlineWorker = { kind: 'draft', number: numberOf(document), step };
    // What was edited is painted first: a worker is quick to take the core that would do it.
    return afterPaint(() => worker.postMessage(asked, []));
  }, [worker, edited, document, step]);
  return heard?.number === numberOf(document) ? heard.live : null;
}

let last = 0;
const numbers = new WeakMap<object, number>();

/** A number for each document that was ever shown here, to tell answers about one from those about another. */
function numberOf(document: object): number {
  const number = numbers.get(document) ?? ++last;
  numbers.set(document, number);
  return number;
}
