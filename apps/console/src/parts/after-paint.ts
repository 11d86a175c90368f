/**
 * Does something once what is being drawn now has been painted, so that it does not keep it from the screen; soon, where
 * nobody looks and nothing is painted.
 * @returns lets it be, while it was not done yet
 */
export function afterPaint(work: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', work, { once: true });
  port1.start();
  // A message that is sent as the frame begins comes when the frame has been handed over.
  const send = (): void => port2.postMessage(null);
  const frame = document.hidden ? 0 : requestAnimationFrame(send);
  if (document.hidden) send();
  return () => {
    cancelAnimationFrame(frame);
    port1.close();
  };
}
