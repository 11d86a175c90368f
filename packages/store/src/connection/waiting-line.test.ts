import { expect, test, vi } from 'vitest';
import { waitingLine } from './waiting-line.ts';

test('whoever came first is served first, and is then out of the line', async () => {
  const line = waitingLine<string>(1_000);
  const [first, second] = [line.join('one'), line.join('other')];
  expect(line.first()?.owner).toBe('one');
  line.next()?.give('a');
  expect(line.length()).toBe(1);
  line.next()?.give('b');
  expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  expect(line.next()).toBeNull();
});

test('whoever has no patience left goes, and those behind them move up', async () => {
  vi.useFakeTimers();
  try {
    const line = waitingLine<string>(1_000);
    const gone = Promise.allSettled([line.join('one')]);
    vi.advanceTimersByTime(500);
    const served = line.join('other');
    vi.advanceTimersByTime(500);
    expect(await gone).toMatchObject([{ status: 'rejected', reason: { code: 'busy' } }]);
    expect(line.first()?.owner).toBe('other');
    line.next()?.give('b');
    vi.advanceTimersByTime(1_000);
    expect(await served).toBe('b');
  } finally {
    vi.useRealTimers();
  }
});

test('whoever cannot be served hears why', async () => {
  const line = waitingLine<string>(1_000);
  const heard = Promise.allSettled([line.join('one')]);
  line.next()?.fail(new Error('refused'));
  expect(await heard).toMatchObject([{ status: 'rejected', reason: { message: 'refused' } }]);
});
