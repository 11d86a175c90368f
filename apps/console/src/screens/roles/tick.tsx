import { Checkbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

interface TickProps {
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** One thing that holds or not. */
export function Tick({ checked, onChange, hint, children }: TickProps) {
  return (
    <label title={hint} className="flex min-h-6 items-center gap-2 max-sm:min-h-11">
      <Checkbox.Root
        checked={checked}
        onCheckedChange={onChange}
        className="grid size-4.5 shrink-0 place-items-center rounded border border-line-strong bg-surface data-checked:border-accent-solid data-checked:bg-accent-solid"
      >
        <Checkbox.Indicator>
          <Check size={13} aria-hidden className="text-on-accent" />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <span>{children}</span>
    </label>
  );
}
