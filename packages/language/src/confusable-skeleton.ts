/**
 * Letters of other scripts that look like Latin ones, beside what NFKC already folds: the Cyrillic, Greek and Armenian
 * part of Unicode's list of confusable characters, Latin letters and digits that pass for one another, and small
 * letters shaped like Latin capitals.
 * Source: Unicode Technical Standard 39, `confusables.txt`.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  A: 'АΑ',
  ae: 'æӕ',
  AE: 'ÆӔ',
  b: 'Ь',
  B: 'ВΒв',
  c: 'сϲ',
  C: 'СϹ',
  d: 'ԁ',
  e: 'еҽ',
  E: 'ЕΕ',
  f: 'ք',
  F: 'Ϝ',
  g: 'ɡց',
  G: 'Ԍ',
  h: 'һհ',
  H: 'НΗн',
  i: 'ıɪɩιіӏ',
  j: 'јϳ',
  J: 'ЈͿ',
  K: 'КΚкκ',
  l: 'I1|ǀƖΙІӀ',
  M: 'МΜϺм',
  n: 'ոռ',
  N: 'Ν',
  o: 'оοσօ',
  O: 'ОΟՕ0',
  oe: 'œ',
  OE: 'Œ',
  p: 'рρ',
  P: 'РΡ',
  q: 'ԛգզ',
  r: 'г',
  R: 'Ʀ',
  rn: 'm',
  s: 'ѕƽ',
  S: 'ЅՏ',
  T: 'ТΤт',
  u: 'ʋυս',
  U: 'Ս',
  v: 'νѵ',
  V: 'Ѵ',
  w: 'ɯѡԝա',
  W: 'Ԝ',
  x: 'х',
  X: 'ХΧ',
  y: 'ɣʏγуү',
  Y: 'УΥҮ',
  Z: 'Ζ',
};

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKS_LIKE).flatMap(([latin, others]) =>
    Array.from(others).map((other) => [other, latin] as const),
  ),
);

/** Zero-width characters, joiners, soft hyphens and marks that turn the direction of writing: nobody sees them. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}]/gu;

/** A name without the characters in it that nobody sees, its full-width and composed forms folded to the usual ones. */
export const plainName = (name: string): string => name.replace(UNSEEN, '').normalize('NFKC');

/** A name with the letters of other scripts that pass for Latin ones replaced by these. */
export const latinName = (name: string): string =>
  Array.from(plainName(name))
    .map((letter) => (/\p{Script=Latin}|\p{ASCII}/u.test(letter) ? letter : (LATIN.get(letter) ?? letter)))
    .join('');

const lookedAt = (name: string): string =>
  Array.from(name)
    .map((letter) => LATIN.get(letter) ?? letter)
    .join('');

/**
 * What a name looks like: equal for two names that a reader may take for one another by look-alike letters, unseen
 * characters, width or composition. For comparing alone; it is no name itself.
 */
export const confusableSkeleton = (name: string): string =>
  // Twice, because a capital may become a letter that looks like others only when it is small.
  lookedAt(lookedAt(plainName(name).normalize('NFD')).toLowerCase()).normalize('NFD');

/** Groups of two or more names that look alike, or differ in nothing but capitals, each group in the names' order. */
export function lookAlikes(names: Iterable<string>): readonly (readonly string[])[] {
  const all = [...new Set(names)];
  const groups = new Map<string, Set<string>>();
  for (const name of all) {
    for (const key of [confusableSkeleton(name), plainName(name).toLowerCase()]) {
      const group = groups.get(key) ?? new Set();
      groups.set(key, group.add(name));
    }
  }
  const alike = [...groups.values()].filter((group) => group.size > 1).map((group) => [...group]);
  return alike.filter(
    (group, at) =>
      !alike.some(
        (other, place) =>
          place !== at &&
          group.every((name) => other.includes(name)) &&
          (other.length > group.length || place < at),
      ),
  );
}
