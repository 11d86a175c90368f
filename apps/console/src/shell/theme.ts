import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'system';

const KEY = 'remit-theme';
const listeners = new Set<() => void>();

/** The theme chosen on this machine; `system` until somebody chooses. */
function chosenTheme(): Theme {
  const saved = localStorage.getItem(KEY);
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

/** Puts the chosen theme on the root, where portals follow it too. Called before the first paint. */
export function applyTheme(): void {
  const theme = chosenTheme();
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Chooses a theme for this machine, from now on and at once. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chosen theme, told anew when somebody chooses another. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, chosenTheme);
