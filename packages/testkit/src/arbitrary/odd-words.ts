import * as fc from 'fast-check';

/** Names that trip a careless parser: words of the language, quotes, signs, other scripts, what nobody sees. */
export const ODD_NAMES: readonly string[] = (
  'role user policy field scope test on up at to as in and or not true null now days second own department nobody ' +
  "nothing everyone head subject resource context NaN Infinity see label has toString mid-market ` it's \\ \\n #x " +
  "a→b 9lives \u65e5\u672c \u00e9 E\u0301x (x) → \u202egnp \u{1f600} '' EUR"
)
  .split(' ')
  .concat('a b', 'two\nlines', 'x'.repeat(60), 'tab\there', '\u00a0', '1 EUR', '\ufeff');

/** Texts that trip a careless reader or writer. */
export const ODD_TEXTS: readonly string[] = (
  "'|''|\\|\\n|a\nb|\r\n|\t|# no comment|role R can: manage|`|\u202e|\u2066x\u2069|cafe\u0301|\u{1f600}|" +
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}|\u0001|\u2028|\uffff|%_|x' y|→|\u{10ffff}| |"
).split('|');

/** One of them, or any other. */
export const oddText = fc.oneof(
  { arbitrary: fc.constantFrom(...ODD_TEXTS), weight: 6 },
  {
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\u0000', '')),
    weight: 1,
  },
);

/** Names of the base, `constructor` and `__proto__` among them, are none of these: two parts of one name are no policy. */
export const oddNames = (count: number): fc.Arbitrary<readonly string[]> =>
  fc
    .shuffledSubarray([...ODD_NAMES], { minLength: count, maxLength: count })
    .map((names) => [...new Set(names.map((name) => name.normalize('NFC')))]);
