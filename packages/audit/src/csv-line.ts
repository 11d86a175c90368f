/** One line of CSV after RFC 4180, its end included: every cell is quoted, and none can be a formula in a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

// What spreadsheets begin a formula with, also behind blanks and in full width, and what they split cells at.
const formula = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A cell that means to a spreadsheet what it says, and nothing more. */
export function csvCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
