import { useSyncExternalStore } from 'react';

const KEY = 'remit-single-keys';
const listeners = new Set<() => void>();

/** Whether letters pressed outside of fields do something; they do until somebody turns them off on this machine. */
export const singleKeysAreOn = (): boolean => localStorage.getItem(KEY) !== 'off';

/** Who speaks to a machine, or leans on its keys, wants none that act by themselves (WCAG 2.1.4). */
export function turnSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether they are on, told anew when somebody turns them. */
export const useSingleKeysOn = (): boolean => useSyncExternalStore(subscribe, singleKeysAreOn);
