import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { duration, lineOf, progressBar, type ProgressBar } from './progress-bar.ts';

/** A bar on a stream that is, or is not, a terminal, with a clock that the test turns. */
function barOn(isTTY: boolean): { bar: ProgressBar; clock: { now: number }; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream;
  const clock = { now: 0 };
  let written = '';
  stream.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  return { bar: progressBar(stream, () => clock.now), clock, written: () => written };
}

describe('a progress bar', () => {
  test('says share, what is done, how long it took and how long is left', () => {
    expect(stripVTControlCharacters(lineOf(0.25, '500 requests', 2_000, true))).toBe(
      '██████░░░░░░░░░░░░░░░░░░ 25 % 500 requests in 2.0 s, 6.0 s left',
    );
    expect(lineOf(1, '2,000 requests', 8_000, false)).toBe('100 % 2,000 requests in 8.0 s');
    expect(lineOf(0, 'nothing yet', 10, false)).toBe('0 % nothing yet in 0.0 s');
  });

  test('in a log writes at most a line a second, and always the last state', () => {
    const { bar, clock, written } = barOn(false);
    for (let done = 0; done <= 10; done += 1) {
      bar.show(done / 10, `${done}`);
      clock.now += 250;
    }
    bar.end();
    expect(written().trim().split('\n')).toHaveLength(4);
    expect(written()).toMatch(/100 % 10 in 2\.8 s\n$/);
    expect(written()).not.toContain('\u001b');
  });

  test('in a log says the last state once, also where it was written as it came', () => {
    const { bar, written } = barOn(false);
    bar.show(1, '10');
    bar.end();
    expect(written()).toBe('100 % 10 in 0.0 s\n');
  });

  test('on a terminal draws over itself, and lines that stay go above it', () => {
    const { bar, clock, written } = barOn(true);
    bar.show(0.5, 'half');
    bar.line('line 7 is not JSON');
    clock.now = 500;
    bar.show(1, 'all');
    bar.end();
    const drawn = stripVTControlCharacters(written());
    expect(drawn.split('\n')[0]).toMatch(/half.*\rline 7 is not JSON$/);
    expect(drawn).toMatch(/100 % all in 0\.5 s\n$/);
  });

  test.each([
    [400, '0.4 s'],
    [12_300, '12 s'],
    [200_000, '3 min 20 s'],
  ])('says %d ms as %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});
