import { Fragment, type ReactNode } from 'react';
import { classes } from './classes.ts';

const tones = {
  plain: 'bg-sunken text-ink-2',
  gain: 'bg-gain-tint text-gain',
  loss: 'bg-loss-tint text-loss',
  warn: 'bg-warn-tint text-warn',
  wide: 'bg-wide-tint text-wide',
  accent: 'bg-accent-tint text-accent',
} as const;

export type Tone = keyof typeof tones;

/** A short word with a tone; the word says it, the colour only helps. */
export function Chip({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={classes(
        'inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A folder or department path. In little room it breaks between two folders, and within a name only where that is too long. */
export function PathChip({ path }: { readonly path: string }) {
  const steps = path.split(/(?=\/)/);
  return (
    <span className="font-mono text-xs wrap-anywhere text-ink-2">
      {steps.map((step, at) => (
        <Fragment key={steps.slice(0, at + 1).join('')}>
          {at === 0 ? null : <wbr />}
          {step}
        </Fragment>
      ))}
    </span>
  );
}
