import type { TextRange } from '@remit/language/statement-reader';
import { classes } from '../../parts/classes.ts';
import type { TextNote } from './read-text.ts';

interface TextBackdropProps {
  readonly text: string;
  readonly notes: readonly TextNote[];
  readonly shown: TextRange | null;
  readonly className: string;
}

const UNDERLINE = {
  error: 'underline decoration-loss decoration-wavy',
  warning: 'underline decoration-warn decoration-wavy',
  hint: 'underline decoration-ink-3 decoration-dotted',
} as const;

const RANK = { error: 0, warning: 1, hint: 2 } as const;

/** Stretches of a text between all the places where something begins or ends. */
function stretches(text: string, ranges: readonly TextRange[]): readonly TextRange[] {
  const ends = new Set([0, text.length, ...ranges.flatMap(({ from, to }) => [from, to])]);
  const sorted = [...ends].toSorted((a, b) => a - b);
  return sorted.slice(1).map((to, at) => ({ from: sorted[at] ?? 0, to }));
}

const covers = (range: TextRange, { from, to }: TextRange): boolean => range.from <= from && range.to >= to;

/** What stands behind the text of a field, letter under letter: underlines, and what is looked at. It is as tall as the text. */
export function TextBackdrop({ text, notes, shown, className }: TextBackdropProps) {
  const ranges = [...notes.map(({ range }) => range), ...(shown === null ? [] : [shown])];
  return (
    <div
      aria-hidden
      data-letters-behind
      className={classes(className, 'min-h-36 text-transparent select-none')}
    >
      {stretches(text, ranges).map((stretch) => {
        const [note] = notes
          .filter(({ range }) => covers(range, stretch))
          .toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
        const isShown = shown !== null && covers(shown, stretch);
        return (
          <span
            key={stretch.from}
            className={classes(
              note === undefined ? undefined : UNDERLINE[note.severity],
              isShown && 'rounded-sm bg-accent-tint',
            )}
          >
            {text.slice(stretch.from, stretch.to)}
          </span>
        );
      })}
      {/* A last line that is empty has height only when something is on it. */}
      {'\u200b'}
    </div>
  );
}
