import { useLayoutEffect } from 'react';

let open = 0;

/** While a dialog is open nothing behind it can be reached, by any way; its own focus and that of others stay theirs. */
export function usePageInert(active: boolean): void {
  useLayoutEffect(() => {
    const page = document.getElementById('root');
    if (!active || page === null) return undefined;
    open += 1;
    page.inert = true;
    return () => {
      open -= 1;
      page.inert = open > 0;
    };
  }, [active]);
}
