import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Chip } from '../../parts/chip.tsx';

interface RemovableProps {
  readonly label: string;
  readonly title?: string;
  /** Null where nothing may be taken away. */
  readonly onRemove: (() => void) | null;
  readonly children: ReactNode;
}

/** Part of a fact, with a way to take it away. */
export function Removable({ label, title, onRemove, children }: RemovableProps) {
  if (onRemove === null) return <Chip>{children}</Chip>;
  return (
    <span
      title={title}
      className="inline-flex h-6 items-center rounded bg-sunken text-xs font-medium text-ink-2"
    >
      <span className="pl-1.5">{children}</span>
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded hover:bg-hover hover:text-ink max-sm:size-11"
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}
