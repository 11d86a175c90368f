import { useState } from 'react';
import { useLater } from './use-later.ts';

interface Typed {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  /** What was typed is no value, and is kept as it was typed. */
  readonly bad: boolean;
}

/**
 * Text that is taken over once typing pauses or the field is left. What cannot be taken over stays as it was typed, and
 * says so.
 * @param take returns whether the text could be taken
 */
export function useTyped(value: string, take: (text: string) => boolean): Typed {
  const [typed, setTyped] = useState<{ text: string; state: 'open' | 'taken' | 'bad' } | null>(null);
  const { later, now } = useLater(500);
  const tell = (text: string): void => {
    const taken = text === value || take(text);
    setTyped((at) => (at?.text === text ? { text, state: taken ? 'taken' : 'bad' } : at));
  };
  return {
    text: typed?.text ?? value,
    bad: typed?.state === 'bad',
    onChange: (text) => {
      setTyped({ text, state: 'open' });
      later(() => tell(text));
    },
    onBlur: () => {
      now();
      // What was taken shows as it is written from now on.
      setTyped((at) => (at?.state === 'taken' ? null : at));
    },
  };
}
