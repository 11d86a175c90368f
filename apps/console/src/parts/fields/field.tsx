import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

/** What is said about a control: its name, a hint, what is wrong with what it holds, and that it may be left empty. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly optional?: string | undefined;
}

interface FieldProps extends FieldWords {
  readonly children: (wiring: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
  }) => ReactNode;
}

/** A labelled control with its hint and its error; the error takes the hint's line, so nothing moves. */
export function Field({ label, hint, error = null, optional, children }: FieldProps) {
  const id = useId();
  const lineId = `${id}-line`;
  const hasLine = error !== null || hint !== undefined;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex items-baseline gap-1.5 font-medium">
        {label}
        {optional === undefined ? null : <span className="text-xs font-normal text-ink-3">{optional}</span>}
      </label>
      {children({
        id,
        'aria-describedby': hasLine ? lineId : undefined,
        'aria-invalid': error === null ? undefined : true,
      })}
      {hasLine ? (
        <p id={lineId} className={error === null ? 'text-xs text-ink-3' : 'flex gap-1.5 text-xs text-loss'}>
          {error === null ? null : <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />}
          <span className="block first-letter:uppercase">{error ?? hint}</span>
        </p>
      ) : null}
    </div>
  );
}

const typedInto =
  'w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink placeholder:text-ink-3 ' +
  'hover:border-ink-2 focus-visible:outline-offset-0 aria-invalid:border-loss max-sm:text-lg';

/** The look that text inputs of one line share. */
export const inputLook = `h-8 max-sm:h-11 ${typedInto}`;

/** The look of text inputs of many lines: as high as their rows, on a phone too. */
export const areaLook = `py-2 ${typedInto}`;

/** The look of text that is of one line until more is typed, and then as high as it takes. */
export const growingLook = `field-sizing-content max-h-60 supports-[field-sizing:content]:resize-none py-1.5 leading-[1.125rem] max-sm:py-2.5 max-sm:leading-5.5 ${typedInto}`;
