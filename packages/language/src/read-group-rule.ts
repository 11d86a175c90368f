import { canonicalCondition } from '@remit/policy/canonical/canonical-condition';
import { REMIT_TYPES } from '@remit/policy/catalog';
import type { Condition } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import { groupRuleProblems, STORED_ATTRIBUTES } from '@remit/policy/validate/group-rule-problems';
import { parsePolicy } from './parse-policy.ts';
import { type Position, positionsIn, type TextError } from './text-error.ts';

/** A rule of a group that was read from text: it only counts when there is no error. */
export interface ReadGroupRule {
  readonly rule: Condition | null;
  readonly errors: readonly TextError[];
}

/** A statement that has a condition over members, and ends with the line: what is read stands below it as it is. */
const MEMBERS_WHERE = 'set rule on remit.Member where\n';

/**
 * Reads the condition that says who is in a group, such as `subject.department within '/sales'`, and checks that it asks
 * for what is stored of members alone.
 * @param attributes names of the attributes that the tenant adds to its members
 */
export function readGroupRule(text: string, attributes: ReadonlySet<string>): ReadGroupRule {
  const whole = MEMBERS_WHERE + text;
  const parsed = parsePolicy(whole, { modules: [], sets: [], roles: [], types: memberTypes(attributes) });
  const { sets, comments, ...others } = parsed.document;
  const found = sets[0];
  const errors = parsed.errors.map((error) => ({ ...error, line: Math.max(1, error.line - 1) }));
  if (errors.length > 0) return { rule: null, errors };
  const more =
    parsed.users.length > 0 || sets.length > 1 || Object.values(others).some(({ length }) => length > 0);
  if (more || found === undefined || comments.length > 0) {
    const message = 'a rule of a group is one condition and nothing besides';
    return { rule: null, errors: [{ line: 1, column: 1, message, expected: ['a condition'], nearest: [] }] };
  }
  const rule = canonicalCondition(found.where);
  const positions = positionsIn(whole);
  const problems = groupRuleProblems(found.where, attributes).map(
    ({ path, sentence, nearest }): TextError => {
      const place = parsed.placeOf(`sets[0].where${path.slice('rule'.length)}`);
      return {
        ...inText(positions.at(place?.from ?? MEMBERS_WHERE.length)),
        message: sentence.replace(/\.$/u, ''),
        expected: [],
        nearest,
      };
    },
  );
  return { rule: problems.length === 0 ? rule : null, errors: problems };
}

const inText = ({ line, column }: Position): Position => ({ line: Math.max(1, line - 1), column });

/** A bare name is read as a field of a record: it is one here too, so that what is said of it is where to find it. */
function memberTypes(attributes: ReadonlySet<string>): readonly ResourceType[] {
  const names = new Set([...STORED_ATTRIBUTES, 'groups', ...attributes]);
  return REMIT_TYPES.filter(({ name }) => name === 'remit.Member').map((type) => ({
    ...type,
    fields: [
      ...type.fields,
      ...[...names]
        .filter((name) => !type.fields.some((field) => field.name === name))
        .map((name) => ({ name, type: 'text' as const, label: name })),
    ],
  }));
}
