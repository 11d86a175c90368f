/** A part of a whole as a line; the figures stand beside it, so it says nothing to a screen reader. */
export function Meter({ part, whole }: { readonly part: number; readonly whole: number }) {
  const share = whole === 0 ? 0 : part / whole;
  // A part that is there is seen: one of ten thousand would round to an empty line.
  const width = share === 0 ? 0 : Math.max(3, share * 100);
  return (
    <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-hover">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${width}%` }} />
    </span>
  );
}
