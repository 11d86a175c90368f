/** Remit's mark and name. */
export function Mark() {
  return (
    <span className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
      <img src="/mark.svg" alt="" width={28} height={28} />
      Remit
    </span>
  );
}
