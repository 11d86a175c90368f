import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'aria-label'> {
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that is only a picture; its name is said and shown on hover. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={rest.title ?? label}
      className={classes(
        'inline-grid size-7 shrink-0 place-items-center rounded-md text-ink-2 transition-colors duration-100',
        'hover:bg-hover hover:text-ink max-sm:size-11',
        className,
      )}
    >
      {children}
    </button>
  );
}
