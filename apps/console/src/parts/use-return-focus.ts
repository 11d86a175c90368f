import { type RefObject, useEffect } from 'react';

/** Gives the focus back, when a panel that is no dialog goes with it, to where it was last outside of the panel. */
export function useReturnFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const inside = panel.current;
    let last = document.activeElement;
    const note = ({ target }: FocusEvent): void => {
      if (target instanceof Element && inside?.contains(target) !== true) last = target;
    };
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
      const lost = document.activeElement === document.body;
      if (lost && last instanceof HTMLElement && last.isConnected) last.focus({ preventScroll: true });
    };
  }, [panel]);
}
