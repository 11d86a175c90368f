import { headlineEngine, type HeadlineGround, type LiveHeadline } from './headline-engine.ts';
import { applySteps, type DraftStep } from '@remit/policy/draft/draft-steps';

/** What the page says to the worker: what drafts are held against, or a draft. */
export type ToHeadlineWorker =
  | { readonly kind: 'ground'; readonly ground: HeadlineGround }
  | { readonly kind: 'draft'; readonly number: number; readonly step: DraftStep };

/** What it says back: of which draft, what it means, and how long that took, in ms. */
export interface FromHeadlineWorker {
  readonly number: number;
  readonly live: LiveHeadline;
  readonly took: number;
}

let say: ((step: DraftStep) => LiveHeadline) | null = null;
let latest: Extract<ToHeadlineWorker, { readonly kind: 'draft' }> | null = null;

function answer(): void {
  if (say === null || latest === null) return;
  const { number, step } = latest;
  latest = null;
  const began = performance.now();
  const reply: FromHeadlineWorker = { number, live: say(step), took: performance.now() - began };
  self.postMessage(reply, { transfer: [] });
}

self.addEventListener('message', ({ data }: MessageEvent<ToHeadlineWorker>) => {
  if (data.kind === 'ground') {
    const { ground } = data;
    const engine = headlineEngine(ground);
    // What the step leaves alone is the very same from one draft to the next, and is told to be by that.
    say = (step) => engine(applySteps(ground.base, [step]));
    if (latest !== null) setTimeout(answer);
    return;
  }
  // Edits can come faster than they are worked out. Those that wait already are heard first, and the last one counts.
  if (latest === null) setTimeout(answer);
  latest = data;
});
