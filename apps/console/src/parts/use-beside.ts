import { useSyncExternalStore } from 'react';

const query = '(min-width: 1024px)';

/** Whether there is room for a list and what is chosen in it, side by side: where there is not, one of them shows. */
export function useBeside(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
