/** A string as Cedar writes it, whatever is in it. */
export function cedarString(text: string): string {
  const inner = Array.from(text, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 || code > 0x7e ? `\\u{${code.toString(16)}}` : character;
  });
  return `"${inner.join('')}"`;
}

/** An entity by type and id. */
export const cedarEntity = (type: string, id: string): string => `${type}::${cedarString(id)}`;
