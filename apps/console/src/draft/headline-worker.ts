import { headlineEngine, type HeadlineGround, type LiveHeadline } from './headline-engine.ts';
import type { PolicyDocument } from '@remit/policy/document';

/** What the page says to the worker: what drafts are held against, or a draft. */
export type ToHeadlineWorker =
  | { readonly kind: 'ground'; readonly ground: HeadlineGround }
  | { readonly kind: 'draft'; readonly number: number; readonly document: PolicyDocument };

/** What it says back: of which draft, what it means, and how long that took, in ms. */
export interface FromHeadlineWorker {
  readonly number: number;
  readonly live: LiveHeadline;
  readonly took: number;
}

let say: ReturnType<typeof headlineEngine> | null = null;
let latest: Extract<ToHeadlineWorker, { readonly kind: 'draft' }> | null = null;

function answer(): void {
  if (say === null || latest === null) return;
  const { number, document } = latest;
  latest = null;
  const began = performance.now();
  const reply: FromHeadlineWorker = { number, live: say(document), took: performance.now() - began };
  self.postMessage(reply, { transfer: [] });
}

self.addEventListener('message', ({ data }: MessageEvent<ToHeadlineWorker>) => {
  if (data.kind === 'ground') {
    say = headlineEngine(data.ground);
    if (latest !== null) setTimeout(answer);
    return;
  }
  // Edits can come faster than they are worked out. Those that wait already are heard first, and the last one counts.
  if (latest === null) setTimeout(answer);
  latest = data;
});
