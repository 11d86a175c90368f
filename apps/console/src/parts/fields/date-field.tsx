import type { FieldWords } from './field.tsx';
import { TextField } from './text-field.tsx';

interface DateFieldProps extends FieldWords {
  /** A day (`2026-11-21`) or a time of day (`09:00`), as the browser's own control says it; empty while none is chosen. */
  readonly type?: 'date' | 'time';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day, or a time of one, that is typed or chosen; whose clocks it goes by is for its hint to say. */
export function DateField({ type = 'date', ...field }: DateFieldProps) {
  return <TextField type={type} {...field} />;
}
