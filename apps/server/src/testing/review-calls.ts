import { expect } from 'vitest';
import type { Caller } from './serve-sample.ts';

/** When the reviews of tests end: in two weeks, in milliseconds since 1970 UTC. */
export const REVIEW_DUE = Date.now() + 14 * 86_400_000;

/** Begins a review of everything that gives a role. @returns its id */
export async function beginReview(caller: Caller, about: string): Promise<string> {
  const asked = { name: about, kind: 'role', about, dueAt: REVIEW_DUE };
  const { data, error } = await caller.call('reviews.start', asked);
  expect(error).toBeNull();
  return data.id;
}

/** The lines of a review that somebody sees. */
export const linesOf = async (caller: Caller, id: string) =>
  (await caller.call('reviews.get', { id })).data.lines;
