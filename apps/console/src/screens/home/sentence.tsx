import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cloneElement } from 'react';

interface SentenceProps {
  /** Whether something is wrong. */
  readonly urgent?: boolean;
  readonly Icon: LucideIcon;
  readonly text: ReactNode;
  readonly detail: ReactNode;
  /** The link that does what the sentence speaks of; the whole line is it. */
  readonly link: ReactElement<{ className?: string; children?: ReactNode }>;
}

/** One sentence of the home page; its whole line leads to the place where it can be dealt with. */
export function Sentence({ Icon, text, detail, link, urgent = false }: SentenceProps) {
  return (
    <li>
      {cloneElement(link, {
        className:
          'flex min-h-16 items-center gap-4 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2',
        children: (
          <>
            <Icon size={18} aria-hidden className={`shrink-0 ${urgent ? 'text-loss' : 'text-ink-3'}`} />
            <span className="min-w-0 flex-1">
              <span className="block text-base font-medium">{text}</span>
              <span className="block text-ink-2">{detail}</span>
            </span>
            <ChevronRight size={16} aria-hidden className="shrink-0 text-ink-3" />
          </>
        ),
      })}
    </li>
  );
}
