const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A word of the address that is to be an id, as ids are written; null for none, and for one that is no id. */
export const idWord = (word: string | undefined): string | null =>
  word !== undefined && UUID.test(word) ? word.toLowerCase() : null;
