import { Equal, Minus, Plus, Repeat } from 'lucide-react';
import type { ChangeSentence } from '@remit/api/people/people-views';

/** The sign before a sentence about a change; the sentence says the same in words. */
export function ChangeMark({ change }: Pick<ChangeSentence, 'change'>) {
  switch (change) {
    case 'gains':
    case 'wider':
      return <Plus size={14} aria-hidden className="mt-1 shrink-0 text-gain" />;
    case 'loses':
    case 'narrower':
      return <Minus size={14} aria-hidden className="mt-1 shrink-0 text-loss" />;
    case 'changes':
      return <Repeat size={14} aria-hidden className="mt-1 shrink-0 text-warn" />;
    case 'keeps':
      return <Equal size={14} aria-hidden className="mt-1 shrink-0 text-ink-3" />;
    default:
      return change satisfies never;
  }
}
