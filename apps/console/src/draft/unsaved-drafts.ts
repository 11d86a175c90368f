const settling = new Set<() => Promise<void>>();

/** Lets whoever ends a session wait for a draft. @returns ends it */
export function waitForDraft(settled: () => Promise<void>): () => void {
  settling.add(settled);
  return () => settling.delete(settled);
}

/** Comes back once no draft has anything on its way, or after a while: before signing out. */
export async function settleDrafts(): Promise<void> {
  const longest = new Promise<void>((resolve) => {
    setTimeout(resolve, 3_000);
  });
  await Promise.race([longest, Promise.all([...settling].map((settled) => settled()))]);
}
