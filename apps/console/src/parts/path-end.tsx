/** A path in little room: it loses its beginning, for its end says where something lies. */
export function PathEnd({ path }: { readonly path: string }) {
  return (
    <span dir="rtl" className="min-w-0 flex-1 truncate text-left font-mono text-xs text-ink-2">
      <bdi dir="ltr">{path}</bdi>
    </span>
  );
}
