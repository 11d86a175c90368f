import { SlidersHorizontal } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { useNarrow } from './use-narrow.ts';

interface FoldedProps {
  /** What it holds and how much of that is chosen, on the button that opens it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What is not chosen each time: on a phone it stands behind a button, and what one came for is on the first screen. */
export function Folded({ label, children }: FoldedProps) {
  const narrow = useNarrow();
  const id = useId();
  const [open, setOpen] = useState(false);
  if (!narrow) return children;
  return (
    <div className="flex flex-col gap-2">
      <Button
        aria-expanded={open}
        aria-controls={id}
        icon={<SlidersHorizontal size={15} aria-hidden />}
        className="self-start"
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {/* Kept while it is shut: what was half typed in it is there when it is opened again. */}
      <div id={id} hidden={!open}>
        {children}
      </div>
    </div>
  );
}
