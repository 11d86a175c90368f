import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { goRooms, isRoomLetter } from './go-rooms.ts';
import { useSeeAs } from './use-see-as.ts';
import { useSingleKeys } from './use-single-keys.ts';

/** What the frame of a tenant opens over whatever screen it is on. */
export interface Openers {
  readonly palette: () => void;
  readonly keys: () => void;
}

/** Ctrl or ⌘ with K, and /, open the palette; G and a letter goes to a room, D to the open draft, V to seeing as
 * somebody; ? lists all of these, where the item that has the focus has not taken it to say why. */
export function useGoKeys(tenant: string, open: Openers): void {
  const navigate = useNavigate();
  const { draft } = useSearch({ strict: false });
  const seeAs = useSeeAs(tenant);
  usePaletteKey(open.palette);
  useSingleKeys((key, before) => {
    if (before === 'g') {
      if (!isRoomLetter(key)) return false;
      void navigate({ to: goRooms[key], params: { tenant } });
      return true;
    }
    switch (key) {
      case '/':
        open.palette();
        return true;
      case '?':
        open.keys();
        return true;
      case 'd':
        if (draft === undefined) void navigate({ to: '/t/$tenant/changes', params: { tenant } });
        else void navigate({ to: '/t/$tenant/changes/$draft/impact', params: { tenant, draft } });
        return true;
      case 'v':
        seeAs();
        return true;
      default:
        return false;
    }
  }, window);
}

/** Not a single key: it is heard in fields too, and nobody turns it off. */
function usePaletteKey(open: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    open();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
