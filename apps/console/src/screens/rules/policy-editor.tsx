import { useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Completion } from '@remit/language/completion';
import type { TextRange } from '@remit/language/statement-reader';
import { classes } from '../../parts/classes.ts';
import { CompletionList, optionId } from './completion-list.tsx';
import { TextBackdrop } from './text-backdrop.tsx';
import type { TextNote } from './read-text.ts';
import { useCompletion } from './use-completion.ts';

interface PolicyEditorProps {
  readonly label: string;
  readonly value: string;
  readonly notes: readonly TextNote[];
  /** What is being looked at elsewhere. */
  readonly shown: TextRange | null;
  readonly locked: boolean;
  readonly complete: (text: string, offset: number) => readonly Completion[];
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

const face =
  'col-start-1 row-start-1 p-3 font-mono text-[0.8125rem] leading-6 break-words whitespace-pre-wrap';

/**
 * An editor of policy text: the platform's own text field, so that every keyboard, screen reader and phone knows it,
 * with underlines behind it and a list of what can stand at the cursor. Tab leaves it unless the list is open.
 */
export function PolicyEditor(props: PolicyEditorProps) {
  const { label, value, notes, shown, locked, complete, onChange, onBlur } = props;
  const t = useTranslations('rules');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { choosing, offer, take, close, onKeyDown } = useCompletion(area, value, complete, onChange);
  return (
    <div className="relative">
      <div
        className={classes(
          'grid rounded-md border bg-surface focus-within:outline-2 focus-within:outline-accent',
          notes.some(({ severity }) => severity === 'error') ? 'border-loss' : 'border-line-strong',
        )}
      >
        <TextBackdrop className={face} text={value} notes={notes} shown={shown} />
        <textarea
          ref={area}
          aria-label={label}
          aria-describedby={`${id}-hint`}
          aria-invalid={notes.some(({ severity }) => severity === 'error') || undefined}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={choosing === null ? undefined : `${id}-list`}
          aria-activedescendant={choosing === null ? undefined : optionId(`${id}-list`, choosing.at)}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          readOnly={locked}
          value={value}
          onChange={({ target }) => {
            onChange(target.value);
            offer(target.value, target.selectionStart, false);
          }}
          onKeyDown={(event) => {
            if (event.key === ' ' && event.ctrlKey && !locked) {
              event.preventDefault();
              offer(value, event.currentTarget.selectionStart, true);
            } else {
              onKeyDown(event);
            }
          }}
          onBlur={() => {
            close();
            onBlur();
          }}
          className={classes(face, 'z-1 resize-none overflow-hidden bg-transparent text-ink outline-none')}
        />
      </div>
      {choosing === null ? null : (
        <CompletionList
          id={`${id}-list`}
          choices={choosing.choices}
          at={choosing.at}
          place={choosing.place}
          onTake={take}
        />
      )}
      <p id={`${id}-hint`} className="mt-1 text-xs text-ink-3">
        {t('textHint')}
      </p>
      <p role="status" className="sr-only">
        {choosing === null ? '' : t('choices', { count: choosing.choices.length })}
      </p>
    </div>
  );
}
