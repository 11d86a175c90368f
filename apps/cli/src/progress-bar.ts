import { styleText } from 'node:util';

/** How far a task is, drawn for a person or written for a log. */
export interface ProgressBar {
  /** `share` from 0 to 1; `text` says what is done so far. */
  show(share: number, text: string): void;
  /** Writes a line that stays, above the bar. */
  line(text: string): void;
  /** Draws the last state and leaves it. */
  end(): void;
}

interface Shown {
  readonly share: number;
  readonly text: string;
}

const width = 24;
/** Milliseconds between two lines in a log; a terminal is drawn at most every tenth of a second. */
const pauses = { terminal: 100, log: 1_000 } as const;

/**
 * A bar with share, rate and time left on a terminal; a line a second elsewhere.
 * @param out usually stderr: stdout is for what was asked for
 * @param now milliseconds of a clock that only goes forward
 */
export function progressBar(out: NodeJS.WriteStream, now: () => number): ProgressBar {
  const began = now();
  const pause = out.isTTY ? pauses.terminal : pauses.log;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let latest: Shown | null = null;
  let drawn: Shown | null = null;
  const draw = (): void => {
    if (latest === null) return;
    drawnAt = now();
    drawn = latest;
    const line = lineOf(latest.share, latest.text, drawnAt - began, out.isTTY);
    out.write(out.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  };
  return {
    show: (share, text) => {
      latest = { share, text };
      if (now() - drawnAt >= pause) draw();
    },
    line: (text) => {
      out.write(out.isTTY ? `\r\u001b[K${text}\n` : `${text}\n`);
      if (out.isTTY) draw();
    },
    end: () => {
      // A log has the last state already where it was written as it came.
      if (out.isTTY || drawn !== latest) draw();
      if (out.isTTY && latest !== null) out.write('\n');
    },
  };
}

/** One state of the bar in words: a log gets the same but for the picture. */
export function lineOf(share: number, text: string, elapsed: number, drawn: boolean): string {
  const full = Math.round(share * width);
  const picture = `${styleText('cyan', '█'.repeat(full))}${'░'.repeat(width - full)} `;
  const left = share > 0 && share < 1 ? `, ${duration((elapsed / share) * (1 - share))} left` : '';
  return `${drawn ? picture : ''}${Math.floor(share * 100)} % ${text} in ${duration(elapsed)}${left}`;
}

/** Milliseconds as people say them: `0.4 s`, `12 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
