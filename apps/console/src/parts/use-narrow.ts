import { useSyncExternalStore } from 'react';

const query = '(max-width: 639px)';

/** Whether the page is as narrow as a phone, for what a style sheet cannot decide by itself. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
