import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { Completion } from '@remit/language/completion';
import type { TextRange } from '@remit/language/statement-reader';
import { classes } from '../../parts/classes.ts';
import { caretPlace, type CaretPlace } from './caret-place.ts';
import { CompletionList, optionId } from './completion-list.tsx';
import { TextBackdrop } from './text-backdrop.tsx';
import type { TextNote } from './read-text.ts';

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

interface Choosing {
  readonly choices: readonly Completion[];
  readonly at: number;
  readonly place: CaretPlace;
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
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const offer = (text: string, offset: number, asked: boolean): void => {
    const choices = complete(text, offset);
    const word = /[\p{L}\p{N}_']$/u.test(text.slice(0, offset));
    // Nobody needs a word offered that stands there already.
    const done =
      choices.length === 1 && choices.every(({ from, to, insert }) => text.slice(from, to) === insert);
    setChoosing(
      area.current !== null && choices.length > 0 && (asked || word) && !done
        ? { choices, at: 0, place: caretPlace(area.current, text, offset) }
        : null,
    );
  };
  const take = (choice: Completion): void => {
    setChoosing(null);
    // Put in by the field itself, which then has its cursor behind it.
    area.current?.setRangeText(choice.insert, choice.from, choice.to, 'end');
    onChange(value.slice(0, choice.from) + choice.insert + value.slice(choice.to));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === ' ' && event.ctrlKey && !locked) {
      event.preventDefault();
      offer(value, event.currentTarget.selectionStart, true);
      return;
    }
    if (choosing === null) return;
    const count = choosing.choices.length;
    const chosen = choosing.choices[choosing.at];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        setChoosing({ ...choosing, at: (choosing.at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count });
        return;
      case 'Enter':
      case 'Tab':
        if (chosen === undefined || event.shiftKey) return;
        event.preventDefault();
        take(chosen);
        return;
      case 'Escape':
        event.preventDefault();
        event.stopPropagation();
        setChoosing(null);
        return;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        setChoosing(null);
        return;
      default:
    }
  };
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
          onKeyDown={onKeyDown}
          onBlur={() => {
            setChoosing(null);
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
