import type { Position } from '@remit/language/text-error';

/** Where in a text a line and a column are, both from 1, the column in characters: in UTF-16 code units, as a field counts. */
export function offsetOf(text: string, { line, column }: Position): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) at = text.indexOf('\n', at) + 1;
  for (let passed = 1; passed < column; passed += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}
