/**
 * The folders whose paths fit a pattern: `*` stands for one name, or a part of one; `**` for any number of them.
 * So `/sales/**` fits everything from `/sales` on, and `/sales/*` only what lies right below it.
 */
export function matchingFolders(pattern: string, folders: readonly string[]): readonly string[] {
  const typed = pattern.trim();
  if (!typed.startsWith('/')) return [];
  const wanted = typed.split('/').slice(1);
  return folders.filter((path) => fits(wanted, path === '/' ? [''] : path.split('/').slice(1)));
}

function fits(wanted: readonly string[], names: readonly string[]): boolean {
  // Names that may have been used up after each part of the pattern, so that `**` never tries the same twice.
  let reached = new Set([0]);
  for (const part of wanted) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part === '**') for (let end = at; end <= names.length; end += 1) next.add(end);
      else if (at < names.length && fitsName(part, names[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(names.length);
}

/** Whether a name has the parts around the stars of a pattern, in their order. */
function fitsName(pattern: string, name: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return pattern === name;
  const last = rest.at(-1) ?? '';
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
