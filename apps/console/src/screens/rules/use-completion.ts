import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { Completion } from '@remit/language/completion';
import { caretPlace, type CaretPlace } from './caret-place.ts';

interface Choosing {
  readonly choices: readonly Completion[];
  /** Which of them is marked. */
  readonly at: number;
  readonly place: CaretPlace;
}

interface CompletionOffer {
  /** Null while nothing is offered. */
  readonly choosing: Choosing | null;
  /** Offers what can stand at a place; `asked` offers it where no word is begun, too. */
  readonly offer: (text: string, offset: number, asked: boolean) => void;
  readonly take: (choice: Completion) => void;
  readonly close: () => void;
  /** Arrows mark, Enter and Tab take, Escape closes; whatever else moves the cursor closes it too. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * What can stand at the cursor of a text, offered while a word is typed.
 * @param onChange told of the text once a choice was put into it
 */
export function useCompletion(
  area: RefObject<HTMLTextAreaElement | null>,
  value: string,
  complete: (text: string, offset: number) => readonly Completion[],
  onChange: (text: string) => void,
): CompletionOffer {
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const close = (): void => setChoosing(null);
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
    close();
    // Put in by the field itself, which then has its cursor behind it.
    area.current?.setRangeText(choice.insert, choice.from, choice.to, 'end');
    onChange(value.slice(0, choice.from) + choice.insert + value.slice(choice.to));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
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
        close();
        return;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        close();
        return;
      default:
    }
  };
  return { choosing, offer, take, close, onKeyDown };
}
