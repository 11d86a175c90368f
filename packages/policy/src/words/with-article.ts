/** Words that begin with another sound than their first letter tells: a user, a European plant, a one-off; an hour. */
const LIKE_CONSONANT = /^(?:u(?:[bcfgklmnrst][aeiou]|$)|uni|eu|one)/iu;
const LIKE_VOWEL = /^(?:hour|honest|honou?r|heir)/iu;

/** Letters read out one by one whose names begin with a vowel: an HR file, an SKU. */
const SPELT = /^[AEFHILMNORSX](?:[A-Z]|\b)/u;
const CAPITALS = /^[A-Z]{2}/u;

/** A word as one of its kind: `a payment request`, `an account`. */
export function withArticle(word: string): string {
  const spelt = CAPITALS.test(word);
  const vowel = spelt
    ? SPELT.test(word)
    : LIKE_VOWEL.test(word) || (/^[aeiou]/iu.test(word) && !LIKE_CONSONANT.test(word));
  return `${vowel ? 'an' : 'a'} ${word}`;
}
