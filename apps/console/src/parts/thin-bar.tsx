/** A thin line that moves while something is on its way; the content under it stays where it is. */
export function ThinBar({ active, label }: { readonly active: boolean; readonly label: string }) {
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none absolute inset-x-0 top-0 z-10 h-0.5 overflow-hidden"
    >
      {active ? (
        <>
          <span className="sr-only">{label}</span>
          <span
            aria-hidden
            className="block h-full w-2/5 bg-accent [animation:thin-bar_1.1s_ease-in-out_infinite,appear_200ms]"
          />
        </>
      ) : null}
    </div>
  );
}
