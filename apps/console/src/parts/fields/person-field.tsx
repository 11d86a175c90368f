import { CircleAlert } from 'lucide-react';
import type { ComponentProps } from 'react';
import { PersonPicker } from './person-picker.tsx';

interface PersonFieldProps extends ComponentProps<typeof PersonPicker> {
  readonly error?: string | null | undefined;
}

/** Asks for a person, under words that say whom. The picker says them too: whoever hears the page hears them once. */
export function PersonField({ error = null, ...picker }: PersonFieldProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span aria-hidden className="font-medium">
        {picker.label}
      </span>
      <PersonPicker {...picker} />
      {error === null ? null : (
        <p role="alert" className="flex gap-1.5 text-xs text-loss">
          <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
