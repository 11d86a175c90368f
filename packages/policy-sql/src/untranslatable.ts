/** What stood in the way of an exact translation into SQL. */
export type UntranslatableCode =
  | 'name'
  | 'unknown-field'
  | 'fact-not-put-in'
  | 'date-with-instant'
  | 'long-arithmetic'
  | 'empty-filter';

/**
 * A condition, filter or type that has no exact translation. It is refused and never approximated: a wrong filter is
 * a breach, a refusal is a ticket.
 */
export class Untranslatable extends Error {
  readonly code: UntranslatableCode;

  constructor(code: UntranslatableCode, message: string) {
    super(message);
    this.name = 'Untranslatable';
    this.code = code;
  }
}
