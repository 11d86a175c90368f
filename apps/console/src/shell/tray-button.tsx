import type { LucideIcon } from 'lucide-react';

interface TrayButtonProps {
  readonly Icon: LucideIcon;
  /** What it opens, and how much waits there. */
  readonly label: string;
  readonly title: string;
  /** How much waits behind it; none is not shown. */
  readonly count: number;
  readonly onOpen: () => void;
}

/** A button of the top bar that opens what waits at the side, with how much it is. */
export function TrayButton({ Icon, label, title, count, onOpen }: TrayButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title}
      onClick={onOpen}
      className="relative inline-grid size-8 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink max-sm:size-11"
    >
      <Icon size={16} aria-hidden />
      {count === 0 ? null : (
        <span
          aria-hidden
          className="figures absolute top-0 right-0 min-w-4 max-sm:top-1 max-sm:right-1 rounded-full bg-accent-solid px-1 text-2xs leading-4 text-on-accent"
        >
          {count}
        </span>
      )}
    </button>
  );
}
