/** The look of what adds something to a fact. */
export const adderLook =
  'h-6 max-w-40 rounded border border-dashed border-line-strong bg-transparent px-1 text-xs text-ink-2 hover:text-ink max-sm:h-11';
