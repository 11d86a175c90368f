const SHOWN = 3;

/** At most three names, in backticks, and how many more there are. */
export function listedNames(names: readonly string[]): string {
  const first = names.slice(0, SHOWN).map((name) => `\`${name}\``);
  return names.length > SHOWN ? `${first.join(', ')} and ${names.length - SHOWN} more` : first.join(', ');
}
