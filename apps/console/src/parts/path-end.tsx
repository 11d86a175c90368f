/**
 * A path in little room: it loses its beginning, for its end says where something lies.
 * The marks before and after it let it be read from the left all the same.
 */
export function PathEnd({ path }: { readonly path: string }) {
  return (
    <span
      dir="rtl"
      className="min-w-0 flex-1 truncate text-left font-mono before:content-['\2066'] after:content-['\2069']"
    >
      {path}
    </span>
  );
}
