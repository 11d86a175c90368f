/** Brings the control of a part into sight and puts the focus in it; of a part without one, of what it is inside of. */
export function showPart(path: string): void {
  for (let at = path; at !== ''; at = at.replace(/(^|\.)[^.[\]]+$|\[\d+\]$/u, '')) {
    const part = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(at)}"]`);
    if (part === null) continue;
    const control = part.matches('input, select, button, textarea')
      ? part
      : (part.querySelector<HTMLElement>('input, select, button, textarea') ?? part);
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: 'nearest' });
    return;
  }
}
