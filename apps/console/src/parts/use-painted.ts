import { useEffect, useState } from 'react';
import { afterPaint } from './after-paint.ts';

/**
 * A value as of the frame that was painted last: for what stands beside something that is edited, so that the edit
 * itself is on the screen first and what follows from it comes a frame later.
 */
export function usePainted<Value>(value: Value): Value {
  const [painted, setPainted] = useState(() => value);
  useEffect(() => afterPaint(() => setPainted(() => value)), [value]);
  return painted;
}
