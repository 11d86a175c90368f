/** What a file may be: told by its content, and called what it is. None of them is run or drawn as a page by a browser. */
const kinds = [
  { mediaType: 'application/pdf', endings: ['pdf'], is: (content: Uint8Array) => begins(content, '%PDF-') },
  {
    mediaType: 'image/png',
    endings: ['png'],
    is: (content: Uint8Array) => begins(content, '\u0089PNG\r\n\u001a\n'),
  },
  {
    mediaType: 'image/jpeg',
    endings: ['jpg', 'jpeg'],
    is: (content: Uint8Array) => begins(content, '\u00ff\u00d8\u00ff'),
  },
  {
    mediaType: 'image/webp',
    endings: ['webp'],
    is: (content: Uint8Array) => begins(content, 'RIFF') && begins(content.subarray(8), 'WEBP'),
  },
  { mediaType: 'text/plain', endings: ['txt', 'csv'], is: isPlainText },
] as const;

/** What a file's name may end in. */
export const attachmentEndings: readonly string[] = kinds.flatMap(({ endings }) => endings);

/**
 * The media type of a file; null where its content is none of what is taken, or its name says another than it is.
 * @param name as it was called, with its ending
 */
export function attachmentType(name: string, content: Uint8Array): string | null {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const kind = kinds.find(({ endings }) => (endings as readonly string[]).includes(ending));
  return kind?.is(content) === true ? kind.mediaType : null;
}

/** @param signature each character one byte */
function begins(content: Uint8Array, signature: string): boolean {
  return Array.from(signature).every((character, place) => content[place] === character.charCodeAt(0));
}

/** UTF-8 without control characters, and no markup: what begins with `<` is what browsers would draw if they guessed. */
function isPlainText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text) && !/^\s*</.test(text);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
