import { ChevronRight } from 'lucide-react';
import { cloneElement, type ReactElement, type ReactNode } from 'react';

interface TitlePathProps {
  /** A link to the page that this one belongs to. */
  readonly under: ReactElement<{ className?: string }>;
  readonly children: ReactNode;
}

/** The title of a page that belongs to another, behind the way back to that one. */
export function TitlePath({ under, children }: TitlePathProps) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {cloneElement(under, { className: 'inline-block text-ink-3 hover:text-ink max-sm:-my-2 max-sm:py-2' })}
      <ChevronRight size={16} aria-hidden className="shrink-0 text-ink-3" />
      {children}
    </span>
  );
}
