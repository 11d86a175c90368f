import { hash } from 'node:crypto';
import type { Sha256 } from '@remit/audit/sha256';

/** Texts are written here to be hashed: most events are a small part of it. */
const room = Buffer.allocUnsafeSlow(65_536);

/** No character of a JavaScript string is more bytes than this in UTF-8. */
const mostBytes = 3;

/** Node's own, several times faster than one in JavaScript. */
export const sha256Native: Sha256 = (text) => {
  if (typeof text === 'string') return hash('sha256', text, 'hex');
  let most = 0;
  for (const part of text) most += part.length * mostBytes;
  if (most > room.length) return hash('sha256', text.join(''), 'hex');
  let end = 0;
  for (const part of text) end += room.write(part, end);
  return hash('sha256', room.subarray(0, end), 'hex');
};
