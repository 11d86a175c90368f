import { onlineManager } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

/** Does something whenever there is a line again. */
export function useWhenOnline(act: () => void): void {
  const again = useEffectEvent(act);
  useEffect(
    () =>
      onlineManager.subscribe((online) => {
        if (online) again();
      }),
    [],
  );
}
