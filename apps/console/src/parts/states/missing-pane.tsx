import { WifiOff } from 'lucide-react';
import { LoadAgain } from '../grid/load-again.tsx';
import { useWhenOnline } from './use-when-online.ts';

export interface MissingProps {
  /** Asks for the part again. */
  readonly onAgain: () => void;
}

/** In the place of a part of a page that did not come, which is there once it does. */
export function MissingPane({ onAgain }: MissingProps) {
  useWhenOnline(onAgain);
  return (
    <div role="alert" className="flex items-start gap-3 rounded-lg border border-line bg-canvas p-4">
      <WifiOff size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      <div className="flex min-w-0 flex-col items-start gap-3">
        <LoadAgain onAgain={onAgain} />
      </div>
    </div>
  );
}
