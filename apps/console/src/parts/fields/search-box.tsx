import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { inputLook } from './field.tsx';
import { useSettled } from '../use-settled.ts';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  /** As wide as its place, instead of as wide as a few words. */
  readonly wide?: boolean;
  /** Called with what was typed, once typing has paused. */
  readonly onSearch: (typed: string) => void;
}

/** A field that filters what stands under it; the address keeps what was typed. */
export function SearchBox({ label, value, wide = false, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const settled = useSettled(typed, 200);
  const search = useEffectEvent(onSearch);
  const isNew = useEffectEvent((text: string) => text !== value);
  useEffect(() => {
    if (isNew(settled)) search(settled);
  }, [settled]);
  return (
    <span
      className={
        wide ? 'relative block' : 'relative block w-64 max-w-full max-sm:w-auto max-sm:grow max-sm:basis-48'
      }
    >
      <Search
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className={`${inputLook} pl-8`}
      />
    </span>
  );
}
