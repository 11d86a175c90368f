/** Where the cursor of a field is in the box around it, below its line; in px. */
export interface CaretPlace {
  readonly top: number;
  readonly left: number;
}

/** What makes a copy of a field break its lines where the field does. */
const LOOK = ['font', 'padding', 'width', 'lineHeight', 'letterSpacing', 'wordBreak'] as const;

/** How much room a list below the cursor takes beside it, in px. */
const ROOM = 200;

/** Where an offset of a field's text is, measured on a copy of the text with the look of the field. */
export function caretPlace(area: HTMLTextAreaElement, text: string, offset: number): CaretPlace {
  const look = getComputedStyle(area);
  const copy = document.createElement('div');
  for (const name of LOOK) copy.style[name] = look[name];
  copy.style.position = 'absolute';
  copy.style.visibility = 'hidden';
  copy.style.boxSizing = 'border-box';
  copy.style.whiteSpace = 'pre-wrap';
  copy.style.overflowWrap = 'break-word';
  const cursor = document.createElement('span');
  cursor.textContent = '\u200b';
  copy.append(text.slice(0, offset), cursor);
  area.parentElement?.append(copy);
  const { offsetTop, offsetLeft, offsetHeight } = cursor;
  copy.remove();
  return {
    top: offsetTop + offsetHeight + 4,
    left: Math.max(0, Math.min(offsetLeft, area.clientWidth - ROOM)),
  };
}
