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

self.addEventListener('message', ({ data }: MessageEvent<ToHeadlineWorker>) => {
  if (data.kind === 'ground') {
    say = headlineEngine(data.ground);
    return;
  }
  if (say === null) return;
  const began = performance.now();
  const live = say(data.document);
  const reply: FromHeadlineWorker = { number: data.number, live, took: performance.now() - began };
  self.postMessage(reply, { transfer: [] });
});
