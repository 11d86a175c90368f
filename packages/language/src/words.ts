/** Words that begin a statement, in the order in which canonical text has the statements. */
export const STATEMENT_WORDS = [
  'module',
  'resource',
  'set',
  'role',
  'policy',
  'field',
  'scope',
  'rule',
  'exclusive',
  'separate',
  'approval',
  'guard',
  'test',
  'user',
] as const;

/** Words within statements: in another place they may be names. */
export const CLAUSE_WORDS: readonly string[] = (
  'label has owner amount department title actions history kept description includes can on up to requires ' +
  'comment second factor for visible masked editable hidden nobody as last grants report only forbid require when unless ' +
  'because total count over asks attaches step by head people of need any all each optional except never see member at heads given subject after nothing another ' +
  'expect allow deny readable writable roles with'
).split(' ');

/** Units of durations, each in the singular and the plural. */
export const UNIT_WORDS: readonly string[] = [
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
].flatMap((unit) => [unit, `${unit}s`]);

/** Words of conditions: names that are spelt so stand in back-quotes. */
export const RESERVED_WORDS: readonly string[] =
  'in where and or not within is null contains starts ends overlaps took true false now'.split(' ');

/** What stands where names do and is none: no roles, no actions or types, everyone; in back-quotes each is a name. */
export const NOBODY = 'nobody';
export const NOTHING = 'nothing';
export const EVERYONE = 'everyone';
