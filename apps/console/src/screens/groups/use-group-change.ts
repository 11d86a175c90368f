import { useToast } from '../../parts/toasts.tsx';
import { type Changing, useChange } from '../../shell/use-change.ts';

/**
 * Makes changes of what a group gives or who is in it, and looks at groups and people anew afterwards.
 * @param onDone once it is made
 * @param onRefused what was accepted may not be what it would do any more
 */
export function useGroupChange(onDone: () => void, onRefused?: () => void): Changing {
  const toast = useToast();
  return useChange(['groups', 'people', 'sessions'], onDone, (why) => {
    toast(why);
    onRefused?.();
  });
}
