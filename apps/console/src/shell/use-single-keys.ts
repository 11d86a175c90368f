import { useEffect, useEffectEvent } from 'react';
import { isTyping } from './is-typing.ts';
import { singleKeysAreOn } from './single-keys.ts';

/**
 * Hears the keys that act without Ctrl, ⌘ or Alt, where nothing is typed and nobody turned them off.
 * @param hear what a key does; it says whether that was anything, and then the key does nothing else
 * @param at the document for what is on a screen; the window, which hears last, for what is around every screen
 */
export function useSingleKeys(
  hear: (key: string, before: string) => boolean,
  at: Document | Window = document,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent, before: string): void => {
    // What a grid has taken, such as a letter that sets its cells, goes nowhere.
    if (event.defaultPrevented || isTyping(event) || !singleKeysAreOn()) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Behind a G a letter is a room to go to, whatever it means on the screen.
    if (at === document && before === 'g') return;
    if (hear(event.key, before)) event.preventDefault();
  });
  useEffect(() => {
    let before = '';
    const listen = (event: Event): void => {
      if (!(event instanceof KeyboardEvent)) return;
      onKey(event, before);
      before = isTyping(event) ? '' : event.key;
    };
    at.addEventListener('keydown', listen);
    return () => at.removeEventListener('keydown', listen);
  }, [at]);
}
