import { useId } from 'react';
import type { Guard } from '@remit/api/views';
import { Button, type ButtonProps } from './button.tsx';
import { classes } from './classes.ts';
import { useWhy, type WhyQuestion } from './why/why-context.ts';

interface GuardedButtonProps extends Omit<ButtonProps, 'onClick'> {
  readonly guard: Guard;
  readonly onPress: () => void;
  /** What Why is asked when the button is refused. */
  readonly asked: Pick<WhyQuestion, 'title'> & Partial<WhyQuestion>;
}

/** A control that may be refused: it stays focusable, is described by the reason, and opens Why when pressed, or by `?`. */
export function GuardedButton({ guard, onPress, asked, className, children, ...rest }: GuardedButtonProps) {
  const reasonId = useId();
  const ask = useWhy();
  if (guard.allowed) {
    return (
      <Button {...rest} className={className} onClick={onPress}>
        {children}
      </Button>
    );
  }
  const why = (): void =>
    ask({ outcome: 'deny', sentences: [guard.reason], next: guard.next, ask: guard.ask, ...asked });
  return (
    <>
      <Button
        {...rest}
        look="plain"
        aria-disabled
        aria-describedby={reasonId}
        title={guard.reason}
        className={classes('border-dashed border-line-strong! bg-transparent text-ink-2', className)}
        onClick={why}
        onKeyDown={(event) => {
          if (event.key !== '?') return;
          event.preventDefault();
          why();
        }}
      >
        {children}
      </Button>
      <span id={reasonId} className="sr-only">
        {guard.reason}
      </span>
    </>
  );
}
