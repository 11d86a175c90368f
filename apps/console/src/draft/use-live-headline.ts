import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { afterPaint } from '../parts/after-paint.ts';
import { useCalls } from '../shell/tenant-context.ts';
import { documentNumber } from './document-number.ts';
import type { Draft } from './draft.ts';
import type { LiveHeadline } from './headline-engine.ts';
import type { FromHeadlineWorker, ToHeadlineWorker } from './headline-worker.ts';
import { openHeadlineWorker } from './open-headline-worker.ts';

/**
 * What the worker of this page says of a document that is drafted; null while it has not said anything of it as it is.
 * @param asked whether there is anything to say
 */
export function useLiveHeadline(
  draft: Pick<Draft, 'base' | 'basedOn' | 'document' | 'step'>,
  asked: boolean,
): LiveHeadline | null {
  const calls = useCalls();
  const { base, basedOn, document, step } = draft;
  const [heard, setHeard] = useState<FromHeadlineWorker | null>(null);
  const [worker, setWorker] = useState<Worker | null>(null);
  const { data: told } = useQuery({
    ...calls.options.changes.directory.queryOptions(),
    enabled: asked,
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
    if (worker === null || !asked) return undefined;
    const question: ToHeadlineWorker = { kind: 'draft', number: documentNumber(document), step };
    // What was edited is painted first: a worker is quick to take the core that would do it.
    return afterPaint(() => worker.postMessage(question, []));
  }, [worker, asked, document, step]);
  return heard?.number === documentNumber(document) ? heard.live : null;
}
