import { useTranslations } from 'use-intl';
import type { Completion } from '@remit/language/completion';
import { classes } from '../../parts/classes.ts';
import type { CaretPlace } from './caret-place.ts';

interface CompletionListProps {
  readonly id: string;
  readonly choices: readonly Completion[];
  readonly at: number;
  readonly place: CaretPlace;
  readonly onTake: (choice: Completion) => void;
}

/** The id of the choice at a place of a list, by which whoever types is told which one they are at. */
export const optionId = (list: string, at: number): string => `${list}-${at}`;

/** More choices than these are reached by typing another letter. */
const shown = 8;

/** What can stand at the cursor, under it. The text keeps the focus and says which one is meant. */
export function CompletionList({ id, choices, at, place, onTake }: CompletionListProps) {
  const t = useTranslations('rules');
  const first = Math.max(0, Math.min(at - shown + 1, choices.length - shown));
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('completions')}
      style={{ top: place.top, left: place.left }}
      className="absolute z-20 max-w-80 min-w-48 overflow-hidden rounded-lg border border-line bg-raised p-1 shadow-raised"
    >
      {choices.slice(first, first + shown).map((choice, index) => (
        <div
          key={`${choice.kind} ${choice.insert}`}
          id={optionId(id, first + index)}
          role="option"
          tabIndex={-1}
          aria-selected={first + index === at}
          // The field keeps the focus: what is pressed here is put into it.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(choice);
          }}
          className={classes(
            'flex cursor-default items-baseline gap-3 rounded-md px-2 py-1 font-mono text-xs max-sm:py-2.5',
            first + index === at && 'bg-accent-tint text-accent',
          )}
        >
          <span className="truncate">{choice.label}</span>
          <span className="ml-auto truncate text-2xs text-ink-2">{choice.detail}</span>
        </div>
      ))}
    </div>
  );
}
