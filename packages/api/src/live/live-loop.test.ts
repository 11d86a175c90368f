import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { liveLoop } from './live-loop.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

/** A loop whose looks take some time, and when each began. */
function loopOf(takes = 0, known: (look: number) => number | null = () => null) {
  const began: number[] = [];
  const loop = liveLoop({
    every: 500,
    least: 25,
    look: async () => {
      began.push(performance.now());
      await new Promise((resolve) => setTimeout(resolve, takes));
      return known(began.length);
    },
  });
  const start = performance.now();
  return { loop, looks: () => began.map((at) => at - start) };
}

test('looks at once, and then again and again though nobody hurries it', async () => {
  const { looks } = loopOf();
  await vi.advanceTimersByTimeAsync(1_600);
  expect(looks()).toEqual([0, 500, 1_000, 1_500]);
});

test('looks soon when somebody hurries it, once for many who do', async () => {
  const { loop, looks } = loopOf();
  await vi.advanceTimersByTimeAsync(200);
  for (let times = 0; times < 100; times++) loop.hurry();
  await vi.advanceTimersByTimeAsync(100);
  expect(looks()).toEqual([0, 200]);
});

test('looks no more often than it may, however many hurry it', async () => {
  const { loop, looks } = loopOf();
  for (let ms = 0; ms < 100; ms++) {
    loop.hurry();
    await vi.advanceTimersByTimeAsync(1);
  }
  const gaps = looks().map((at, index) => at - (looks()[index - 1] ?? -25));
  expect(gaps.length).toBeGreaterThanOrEqual(3);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(25);
});

test('whoever hurries it during a look is served by another one after it', async () => {
  const { loop, looks } = loopOf(300);
  await vi.advanceTimersByTimeAsync(100);
  loop.hurry();
  await vi.advanceTimersByTimeAsync(199);
  expect(looks()).toEqual([0]);
  await vi.advanceTimersByTimeAsync(10);
  expect(looks()).toHaveLength(2);
});

test('looks just after a time that it knows to be over then, and no sooner', async () => {
  const { looks } = loopOf(0, (look) => (look === 1 ? 180 : null));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(looks()).toEqual([0, 183, 683]);
});

test('a time that is far off, or over already, changes nothing about how often it looks', async () => {
  const { looks } = loopOf(0, (look) => (look === 1 ? 60_000 : 0));
  await vi.advanceTimersByTimeAsync(560);
  expect(looks()).toEqual([0, 500, 525, 550]);
});

test('a loop that was stopped looks no more', async () => {
  const { loop, looks } = loopOf();
  await vi.advanceTimersByTimeAsync(600);
  loop.stop();
  loop.hurry();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(looks()).toEqual([0, 500]);
});
