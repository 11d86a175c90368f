/** Reads the named words of an address, and nothing else. @see onlyWords: what is no word is not there any more */
export function searchWords<Name extends string>(...names: readonly Name[]) {
  return (search: Readonly<Record<string, unknown>>): { readonly [Key in Name]?: string | undefined } => {
    const found: { [Key in Name]?: string } = {};
    for (const name of names) {
      const word = search[name];
      if (typeof word === 'string') found[name] = word;
    }
    return found;
  };
}
