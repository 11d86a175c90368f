import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';

export type ButtonLook = 'primary' | 'plain' | 'ghost' | 'danger';

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: 'bg-accent-solid text-on-accent hover:bg-accent-hover border border-transparent',
  plain:
    'bg-raised text-ink border border-line hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-tint',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink border border-transparent',
  danger: 'bg-raised text-loss border border-line hover:bg-loss-tint',
};

const shape =
  'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-md px-2.5 text-sm font-medium ' +
  'whitespace-nowrap select-none transition-colors duration-100 max-sm:h-11 max-sm:px-4';

/** The classes of a button, for links that look like one. */
export const buttonLook = (look: ButtonLook = 'plain'): string => classes(shape, looks[look]);

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'disabled'> {
  readonly look?: ButtonLook;
  readonly submits?: boolean;
  /** A call is under way: the button keeps its width and its place, and does nothing. */
  readonly pending?: boolean;
  readonly icon?: ReactNode;
}

/** A button. It has no `disabled`: what may be refused is a `GuardedButton`, which says why. */
export function Button({
  look = 'plain',
  submits = false,
  pending = false,
  icon,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submits ? 'submit' : 'button'}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest['aria-disabled']}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
      className={classes(shape, looks[look], pending && 'opacity-80', className)}
    >
      {icon}
      {children}
    </button>
  );
}
