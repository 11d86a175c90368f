import { actionWords } from './action-words.ts';
import type { Comparison, Condition, Operand } from '../condition.ts';
import type { ResourceType } from '../document.ts';
import { favourDays } from '../favour.ts';
import { operandType } from '../values/operand-type.ts';
import { joining, listed, lowered, type PolicyNames, type SentencePart } from './sentence-part.ts';
import type { ValueType } from '../values/value.ts';

/** What a condition is about, for its sentence: the type whose fields it names, and what things are called. */
export interface ConditionWords {
  readonly type: ResourceType | null;
  readonly names: PolicyNames;
  /** Whom `subject` stands for; whoever asks, if left out. */
  readonly subject?: string;
  /** What the record that it is judged on says in a field, in words; null to leave it out. */
  readonly found?: (field: string) => string | null;
  /** What a circumstance is called; null for one that has no name of its own. */
  readonly circumstance?: (name: string) => string | null;
}

/** What a text is where it stands beside one of these. */
const MEANT = ['enum', 'member', 'department', 'folder'] as const;

const MOMENTS: ReadonlySet<ValueType | null> = new Set(['date', 'instant']);

const COMPARED: Readonly<Record<Comparison, readonly [plain: string, ofMoments: string]>> = {
  '=': ['is', 'is'],
  '!=': ['is not', 'is not'],
  '<': ['is less than', 'is before'],
  '<=': ['is at most', 'is not after'],
  '>': ['is more than', 'is after'],
  '>=': ['is at least', 'is not before'],
};

const RECKONED = { '+': 'plus', '-': 'minus', '*': 'times' } as const;

const ASKER = 'the person asking';

function factWords(
  operand: Extract<Operand, { kind: 'attribute' }>,
  { type, subject = ASKER, found, circumstance }: ConditionWords,
): string {
  const { of, name } = operand;
  switch (of) {
    case 'resource': {
      const label = name === 'folder' ? 'Folder' : type?.fields.find((field) => field.name === name)?.label;
      const value = found?.(name) ?? null;
      return `its ${label === undefined ? `“${name}”` : lowered(label)}${value === null ? '' : ` (${value})`}`;
    }
    case 'subject':
      if (name === 'id') return subject;
      return /^(department|manager|name|email|title|groups)$/u.test(name)
        ? `the ${name === 'email' ? 'e-mail' : name} of ${subject}`
        : `“${name}” of ${subject}`;
    case 'action':
      return 'what is being done';
    case 'environment':
      return circumstance?.(name) ?? `the circumstance “${name}”`;
    default:
      return of satisfies never;
  }
}

/** Of two literals alike to the engine the field beside them says what they are: a text that is a member is a person. */
function operandWords(operand: Operand, beside: ValueType | null, words: ConditionWords): string {
  switch (operand.kind) {
    case 'literal': {
      const { value } = operand;
      const meant = value.type === 'text' ? MEANT.find((each) => each === beside) : undefined;
      if (value.type === 'text' && meant !== undefined)
        return words.names.value({ type: meant, value: value.value });
      return words.names.value(value);
    }
    case 'attribute':
      return factWords(operand, words);
    case 'now':
      return 'now';
    case 'arithmetic': {
      const sides = [operand.left, operand.right].map((side) => {
        const said = operandWords(side, null, words);
        return side.kind === 'arithmetic' ? `(${said})` : said;
      });
      return sides.join(` ${RECKONED[operand.operator]} `);
    }
    default:
      return operand satisfies never;
  }
}

const typeIn = (operand: Operand, { type }: ConditionWords): ValueType | null =>
  type === null ? null : operandType(operand, type);

function test(
  path: string,
  left: Operand,
  verb: string,
  right: readonly (readonly [step: string, operand: Operand])[],
  words: ConditionWords,
  leftStep = 'left',
): readonly SentencePart[] {
  const type = typeIn(left, words);
  const sides = right.map(([step, operand]): readonly SentencePart[] => [
    { text: operandWords(operand, type, words), path: `${path}.${step}` },
  ]);
  return [
    {
      text: operandWords(left, right[0] === undefined ? null : typeIn(right[0][1], words), words),
      path: `${path}.${leftStep}`,
    },
    joining(' '),
    { text: verb, path },
    ...(sides.length === 0 ? [] : [joining(' '), ...listed(sides, 'or')]),
  ];
}

const isGroups = (operand: Operand): boolean =>
  operand.kind === 'attribute' && operand.of === 'subject' && operand.name === 'groups';

/** Whether somebody is in a group, or whether that can be told: a list of groups is no way to speak of either. */
function groupTest(
  path: string,
  condition: Extract<Condition, { kind: 'overlaps' | 'is-null' }>,
  words: ConditionWords,
): readonly SentencePart[] {
  const { subject = ASKER } = words;
  if (condition.kind === 'is-null') {
    const known = { text: 'it is known which groups', path };
    return [known, joining(' '), { text: `${subject} is in`, path: `${path}.condition.operand` }];
  }
  const groups = { text: operandWords(condition.right, null, words), path: `${path}.right` };
  return [
    { text: subject, path: `${path}.left` },
    joining(' '),
    { text: 'is in', path },
    joining(' '),
    groups,
  ];
}

/** Where what is said is the value itself, it is not said twice. */
const plainly = ({ type, names, subject, circumstance }: ConditionWords): ConditionWords => ({
  type,
  names,
  ...(subject === undefined ? {} : { subject }),
  ...(circumstance === undefined ? {} : { circumstance }),
});

function nested(condition: Condition, path: string, words: ConditionWords): readonly SentencePart[] {
  const said = conditionSentence(condition, path, words);
  if (condition.kind === 'or') return [{ text: 'either', path }, joining(' '), ...said];
  if (condition.kind === 'and')
    return [{ text: condition.conditions.length === 2 ? 'both' : 'all of', path }, joining(' '), ...said];
  return said;
}

/**
 * A condition as it is read aloud, each part with its path.
 * @param path of the condition inside its item, such as `when`
 */
export function conditionSentence(
  condition: Condition,
  path: string,
  words: ConditionWords,
): readonly SentencePart[] {
  switch (condition.kind) {
    case 'constant':
      return [{ text: condition.value ? 'always' : 'never', path }];
    case 'and':
    case 'or':
      return listed(
        condition.conditions.map((part, at) => nested(part, `${path}.conditions[${at}]`, words)),
        condition.kind,
      );
    case 'not':
      if (condition.condition.kind === 'is-null' && isGroups(condition.condition.operand))
        return groupTest(path, condition.condition, words);
      if (condition.condition.kind === 'is-null')
        return test(
          path,
          condition.condition.operand,
          'has a value',
          [],
          plainly(words),
          'condition.operand',
        );
      return [
        { text: 'it is not so that', path },
        joining(' '),
        ...nested(condition.condition, `${path}.condition`, words),
      ];
    case 'compare': {
      const { left, right, operator } = condition;
      const moments = MOMENTS.has(typeIn(left, words)) || MOMENTS.has(typeIn(right, words));
      const said = operator === '=' ? plainly(words) : words;
      return test(path, left, COMPARED[operator][moments ? 1 : 0], [['right', right]], said);
    }
    case 'in': {
      const list = condition.list.map((each, at): readonly [string, Operand] => [`list[${at}]`, each]);
      const verb = list.length === 0 ? 'is one of none' : list.length === 1 ? 'is' : 'is one of';
      return test(path, condition.operand, verb, list, list.length > 1 ? words : plainly(words), 'operand');
    }
    case 'within':
      return test(path, condition.operand, 'is within', [['tree', condition.tree]], words, 'operand');
    case 'is-null':
      return test(path, condition.operand, 'is empty', [], words, 'operand');
    case 'text':
      return test(path, condition.operand, condition.operator, [['part', condition.part]], words, 'operand');
    case 'overlaps':
      if (isGroups(condition.left)) return groupTest(path, condition, words);
      return test(path, condition.left, 'has something of', [['right', condition.right]], words);
    case 'took': {
      const days = favourDays(condition.action);
      if (days !== null)
        return [
          joining('whoever submitted it '),
          { text: 'approved for', path: `${path}.action` },
          joining(` ${ASKER} in the last ${days} days`),
        ];
      return [
        joining(`${ASKER} did `),
        { text: actionWords(condition.action), path: `${path}.action` },
        joining(' it before'),
      ];
    }
    default:
      return condition satisfies never;
  }
}
