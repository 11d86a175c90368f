import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../classes.ts';

interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'children'> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Says more of it to whoever rests on it. */
  readonly hint?: string;
  /** What is so while it is ticked. */
  readonly children: ReactNode;
}

/** Something that is so or is not, with its words beside it; what else an input takes is handed on to it. */
export function CheckField({ className, hint, onChange, children, ...input }: CheckFieldProps) {
  return (
    <label title={hint} className={classes('flex min-h-8 items-center gap-2 max-sm:min-h-11', className)}>
      <input {...input} type="checkbox" onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  );
}
