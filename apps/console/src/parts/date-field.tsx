import type { ReactNode } from 'react';
import { Field, inputLook } from './field.tsx';

interface DateFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly optional?: string;
  /** A day (`2026-11-21`) or a time of day (`09:00`), as the browser's own control says it; empty while none is chosen. */
  readonly type?: 'date' | 'time';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day, or a time of one, that is typed or chosen; whose clocks it goes by is for its hint to say. */
export function DateField({ type = 'date', value, onChange, ...field }: DateFieldProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          {...wiring}
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={inputLook}
        />
      )}
    </Field>
  );
}
