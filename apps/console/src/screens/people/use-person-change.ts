import { useToast } from '../../parts/toasts.tsx';
import { type Changing, useChange } from '../../shell/use-change.ts';

/** Makes changes of a person, and looks at everything about people anew afterwards. */
export const usePersonChange = (onDone: () => void): Changing =>
  useChange(['people', 'sessions'], onDone, useToast());
