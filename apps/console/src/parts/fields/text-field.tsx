import type { ComponentProps } from 'react';
import { classes } from '../classes.ts';
import { Field, inputLook, type FieldWords } from './field.tsx';

interface TextFieldProps
  extends FieldWords, Omit<ComponentProps<'input'>, keyof FieldWords | 'id' | 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** One line of text with its label; what else an input takes is handed on to it. */
export function TextField({ label, hint, error, optional, className, onChange, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <input
          {...input}
          {...wiring}
          onChange={({ target }) => onChange(target.value)}
          className={classes(inputLook, className)}
        />
      )}
    </Field>
  );
}
