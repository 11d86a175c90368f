/** What a key asks of the cells that are selected, the same in every grid. */
export type GridCommand =
  | { readonly kind: 'cycle' }
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'restore' }
  | { readonly kind: 'open' }
  | { readonly kind: 'why' };

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command that a key stands for; null when it stands for none. */
export function gridCommand({ key, ctrlKey, metaKey, altKey }: PressedKey): GridCommand | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case ' ':
      return { kind: 'cycle' };
    case 'Backspace':
    case 'Delete':
      return { kind: 'restore' };
    case 'Enter':
      return { kind: 'open' };
    case 'F2':
    case '?':
      return { kind: 'why' };
    default:
      return /^[a-z]$/i.test(key) ? { kind: 'letter', letter: key.toLowerCase() } : null;
  }
}
