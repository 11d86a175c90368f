import { LoadAgain } from './load-again.tsx';
import { useWhenOnline } from './use-when-online.ts';

export interface MissingProps {
  /** Asks for the part again. */
  readonly onAgain: () => void;
}

/** In the place of a part of a page that did not come, which is there once it does. */
export function MissingPane({ onAgain }: MissingProps) {
  useWhenOnline(onAgain);
  return (
    <div role="alert" className="flex flex-col items-start gap-3 p-4">
      <LoadAgain onAgain={onAgain} />
    </div>
  );
}
