import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useSeeAs } from './use-see-as.ts';

const rooms = {
  h: '/t/$tenant',
  i: '/t/$tenant/inbox',
  r: '/t/$tenant/requests',
  d: '/t/$tenant/records',
  p: '/t/$tenant/people',
  a: '/t/$tenant/access/roles',
  v: '/t/$tenant/versions',
  u: '/t/$tenant/audit',
  s: '/t/$tenant/simulate',
  t: '/t/$tenant/settings/security',
  m: '/t/$tenant/me',
} as const;

/** Ctrl or ⌘ with K, and /, open the palette; G and a letter goes to a room, D to the open draft, V to seeing as
 * somebody. Letters typed into a field stay letters. */
export function useGoKeys(tenant: string, openPalette: () => void): void {
  const navigate = useNavigate();
  const { draft } = useSearch({ strict: false });
  const seeAs = useSeeAs(tenant);
  const onKey = useEffectEvent((event: KeyboardEvent, before: string): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openPalette();
      return;
    }
    if (event.key === '/' && !isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      openPalette();
      return;
    }
    if (event.key === 'd' && before !== 'g' && !isTyping(event) && !hasModifier(event)) {
      event.preventDefault();
      if (draft === undefined) void navigate({ to: '/t/$tenant/changes', params: { tenant } });
      else void navigate({ to: '/t/$tenant/changes/$draft/impact', params: { tenant, draft } });
      return;
    }
    if (event.key === 'v' && before !== 'g' && !isTyping(event) && !hasModifier(event)) {
      event.preventDefault();
      seeAs();
      return;
    }
    if (before !== 'g' || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const room = Object.entries(rooms).find(([letter]) => letter === event.key)?.[1];
    if (room === undefined) return;
    event.preventDefault();
    void navigate({ to: room, params: { tenant } });
  });
  useEffect(() => {
    let before = '';
    const listen = (event: KeyboardEvent): void => {
      // What a grid has taken, such as a letter that sets its cells, goes nowhere.
      if (!event.defaultPrevented) onKey(event, before);
      before = isTyping(event) ? '' : event.key;
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const hasModifier = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || shiftKey;

/** Whether a key goes into a field, or into a dialog or menu that has keys of its own. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]',
    ) !== null
  );
}
