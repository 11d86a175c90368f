import * as fc from 'fast-check';
import type { Comparison, Condition, Operand } from '@remit/policy/condition';
import type {
  Approval,
  Aggregation,
  ApprovalStep,
  AskedFile,
  FieldDeclaration,
  Guard,
  ObligationKind,
  PolicyDocument,
  PolicyTest,
  Question,
  ResourceType,
  Role,
  Rule,
} from '@remit/policy/document';
import { FIELD_TYPES } from '@remit/policy/field-types';
import type { Value } from '@remit/policy/value';
import { arbitraryDocument } from './documents.ts';

/** Names that trip a careless parser: words of the language, quotes, signs, other scripts, what nobody sees. */
const ODD_NAMES: readonly string[] = (
  'role user policy field scope test on up at to as in and or not true null now days second own department nobody ' +
  "nothing everyone head subject resource context NaN Infinity see label has toString mid-market ` it's \\ \\n #x " +
  "a→b 9lives \u65e5\u672c \u00e9 E\u0301x (x) → \u202egnp \u{1f600} '' EUR"
)
  .split(' ')
  .concat('a b', 'two\nlines', 'x'.repeat(60), 'tab\there', '\u00a0', '1 EUR', '\ufeff');

const ODD_TEXTS: readonly string[] = (
  "'|''|\\|\\n|a\nb|\r\n|\t|# no comment|role R can: manage|`|\u202e|\u2066x\u2069|cafe\u0301|\u{1f600}|" +
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}|\u0001|\u2028|\uffff|%_|x' y|→|\u{10ffff}| |"
).split('|');

const oddText = fc.oneof(
  { arbitrary: fc.constantFrom(...ODD_TEXTS), weight: 6 },
  {
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\u0000', '')),
    weight: 1,
  },
);

/** Names of the base, `constructor` and `__proto__` among them, are none of these: two parts of one name are no policy. */
const oddNames = (count: number): fc.Arbitrary<readonly string[]> =>
  fc
    .shuffledSubarray([...ODD_NAMES], { minLength: count, maxLength: count })
    .map((names) => [...new Set(names.map((name) => name.normalize('NFC')))]);

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

/** `exactOptionalPropertyTypes`: what is absent must not be there at all. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

/** One value of every form that text has for it, and of each type. */
const VALUES: readonly Value[] = [
  ...['0', '-0', '1', '-12.50', '007', '9007199254740993.00'].map((value): Value => ({
    type: 'number',
    value,
  })),
  ...[0, 1, 999, 100_000, 1_000_050, Number.MAX_SAFE_INTEGER].map((minor): Value => ({
    type: 'money',
    minor,
    currency: 'EUR',
  })),
  { type: 'money', minor: 12_345, currency: 'JPY' },
  { type: 'money', minor: 12_345, currency: 'KWD' },
  { type: 'money', minor: 500, currency: 'USD', rate: '0.92' },
  { type: 'date', value: '2024-02-29' },
  ...[0, -1, 1_774_744_200_000, 1_774_744_201_000, 1_774_744_201_001, 8.64e15, -8.64e15].map(
    (value): Value => ({ type: 'instant', value }),
  ),
  ...[0, 1, -1, 1000, 90_000, 86_400_000, -172_800_000, 604_800_000].map((milliseconds): Value => ({
    type: 'duration',
    milliseconds,
  })),
  { type: 'boolean', value: true },
  { type: 'boolean', value: false },
];

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(...VALUES),
  fc
    .tuple(fc.constantFrom('text', 'enum', 'member', 'department', 'folder'), oddText)
    .map(([type, text]): Value => ({ type, value: text })),
  fc.array(oddText, { maxLength: 2 }).map((list): Value => ({ type: 'text[]', value: list })),
);

/** Attributes of any source, arithmetic of any shape: what a text must say apart, whether or not it makes sense. */
function operandOn(fields: readonly string[]): fc.Arbitrary<Operand> {
  const attribute = fc.oneof(
    fc.constantFrom(...fields).map((name): Operand => ({ kind: 'attribute', of: 'resource', name })),
    fc
      .tuple(fc.constantFrom('subject', 'action', 'environment'), fc.constantFrom(...ODD_NAMES))
      .map(([of, name]): Operand => ({ kind: 'attribute', of, name })),
  );
  const isTruth = (operand: Operand): boolean =>
    operand.kind === 'literal' && operand.value.type === 'boolean';
  return fc.letrec<{ node: Operand }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      { arbitrary: attribute, weight: 4 },
      { arbitrary: value.map((each): Operand => ({ kind: 'literal', value: each })), weight: 4 },
      { arbitrary: fc.constant<Operand>({ kind: 'now' }), weight: 1 },
      {
        // Truth is not reckoned with: the text form has no place for it there.
        arbitrary: fc
          .tuple(fc.constantFrom('+', '-', '*'), tie('node'), tie('node'))
          .map(([operator, left, right]): Operand =>
            isTruth(left) || isTruth(right) ? left : { kind: 'arithmetic', operator, left, right },
          ),
        weight: 2,
      },
    ),
  })).node;
}

function conditionOn(fields: readonly string[]): fc.Arbitrary<Condition> {
  const operand = operandOn(fields);
  const two = fc.tuple(operand, operand);
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc
      .tuple(fc.constantFrom<Comparison>('=', '!=', '<', '<=', '>', '>='), two)
      .map(([operator, [left, right]]): Condition => ({ kind: 'compare', operator, left, right })),
    fc.boolean().map((truth): Condition => ({ kind: 'constant', value: truth })),
    fc.constantFrom(...ODD_NAMES).map((action): Condition => ({ kind: 'took', action })),
    fc
      .tuple(operand, fc.array(operand, { maxLength: 3 }))
      .map(([each, list]): Condition => ({ kind: 'in', operand: each, list })),
    two.map(([each, tree]): Condition => ({ kind: 'within', operand: each, tree })),
    operand.map((each): Condition => ({ kind: 'is-null', operand: each })),
    fc
      .tuple(fc.constantFrom('contains', 'starts with', 'ends with'), two)
      .map(([operator, [each, part]]): Condition => ({ kind: 'text', operator, operand: each, part })),
    two.map(([left, right]): Condition => ({ kind: 'overlaps', left, right })),
  );
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { arbitrary: leaf, weight: 5 },
      { arbitrary: tie('node').map((condition): Condition => ({ kind: 'not', condition })), weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { maxLength: 3 }))
          .map(([kind, conditions]): Condition => ({ kind, conditions })),
        weight: 2,
      },
    ),
  })).node;
}

const ODD_FIELDS = ['owner', 'in', 'label', 'a b', 'days', '`', 'title', 'now', 'x'] as const;

/** Every name with every type among them. Fixed, so that what draws conditions on them is put together once. */
const ODD_TYPES: readonly ResourceType[] = FIELD_TYPES.map((_, turn): ResourceType => {
  const names = ODD_FIELDS.filter((__, at) => at % 2 === turn % 2);
  const fields = names.map((name, at): FieldDeclaration => {
    const text = ODD_TEXTS[(turn * 5 + at) % ODD_TEXTS.length] ?? name;
    const type = FIELD_TYPES[(turn + at) % FIELD_TYPES.length] ?? 'text';
    return { name, type, label: text, ...(at % 2 === 0 ? { values: [text, name] } : {}) };
  });
  const [first = 'x', second = 'x'] = names;
  return {
    name: ['odd.Thing', 'odd.in', 'odd.a b', 'odd.→'][turn % 4] ?? 'odd.Thing',
    label: ODD_TEXTS[turn] ?? 'odd',
    fields,
    ...(turn % 3 === 0 ? { owner: first, title: second } : {}),
    actions: ['submit', 'on', 'nothing', 'a b', 'allow'].slice(turn % 5),
    history: turn % 2 === 0,
  };
});

const PLACES = ['/', '/a', '/a/b', "/it's", '/sales 2/key', '/in/where', '/\u65e5'] as const;
const place = fc.constantFrom(...PLACES);
const duty = fc.constantFrom<ObligationKind>('comment', 'second-factor');

/** What stands for a role or a name until one is drawn. */
const ROLE_PLACES = ['R0', 'R1', 'R2', 'R3'] as const;
const NAME_PLACES = ['N0', 'N1', 'N2', 'N3'] as const;

/** The parts of a document that are about a type. */
function partsOn(type: ResourceType) {
  const [roles, names] = [ROLE_PLACES, NAME_PLACES];
  const fields = [...type.fields.map(({ name }) => name), 'folder'];
  const condition = conditionOn(fields);
  const role = fc.constantFrom(...roles);
  const some = fc.subarray([...roles], { maxLength: 2 });
  const action = fc.constantFrom('read', 'write', 'manage', ...type.actions);
  const actions = fc.uniqueArray(action, { maxLength: 2 });
  const on = fc.constantFrom([type.name], [type.name], []);
  const because = oddText;
  const step: fc.Arbitrary<ApprovalStep> = fc
    .record({
      name: fc.constantFrom(...names),
      by: fc.oneof(
        fc.constant({ kind: 'head' } as const),
        some.map((each) => ({ kind: 'roles', roles: each }) as const),
        fc
          .array(oddText, { minLength: 1, maxLength: 2 })
          .map((emails) => ({ kind: 'people', emails }) as const),
      ),
      need: fc.constantFrom<ApprovalStep['need']>('any', 'all', 'each', 1, 2, 1000),
      optional: maybe(fc.constant(true as const)),
      when: maybe(condition),
      within: maybe(fc.constantFrom(1, 60_000, 86_400_000, 90_061_001)),
    })
    .map((each): ApprovalStep => present(each));
  const aggregation: fc.Arbitrary<Aggregation> = fc
    .record({
      name: fc.constantFrom(...names),
      of: maybe(fc.constantFrom(...fields)),
      by: fc.subarray(fields, { minLength: 1, maxLength: 2 }),
      over: fc.constantFrom(60_000, 86_400_000, 90_061_001),
    })
    .map((each): Aggregation => present(each));
  const terms = { optional: maybe(fc.constant(true as const)), when: maybe(condition) };
  const question: fc.Arbitrary<Question> = fc
    .record({ field: fc.constantFrom(...fields), text: maybe(oddText), ...terms })
    .map((each): Question => present(each));
  const file: fc.Arbitrary<AskedFile> = fc
    .record({ name: fc.constantFrom(...names), text: oddText, ...terms })
    .map((each): AskedFile => present(each));
  const approval = (name: string): fc.Arbitrary<Approval> =>
    fc
      .record({
        asks: maybe(fc.array(question, { minLength: 1, maxLength: 2 })),
        attaches: maybe(fc.array(file, { minLength: 1, maxLength: 2 })),
        steps: fc.array(step, { maxLength: 3 }),
        aggregations: maybe(fc.array(aggregation, { minLength: 1, maxLength: 2 })),
      })
      .map((parts): Approval => ({ name, on: type.name, ...present(parts) }));
  const guard = (name: string): fc.Arbitrary<Guard> =>
    fc
      .record({
        name: fc.constant(name),
        who: fc.record({ holding: maybe(some), except: maybe(some) }).map((who) => present(who)),
        never: fc.oneof(
          fc.record({ kind: fc.constant('action' as const), actions, on }),
          fc.record({
            kind: fc.constant('field' as const),
            type: fc.constant(type.name),
            field: fc.constantFrom(...fields.slice(0, -1)),
          }),
        ),
        when: maybe(condition),
        because: maybe(because),
      })
      .map((each): Guard => present(each));
  const subject: fc.Arbitrary<PolicyTest['subject']> = fc.oneof(
    oddText.map((email) => ({ kind: 'member', email }) as const),
    fc
      .record({
        roles: fc.array(fc.record({ role, folder: place }), { maxLength: 2 }),
        department: maybe(place),
        heads: maybe(fc.array(place, { maxLength: 2 })),
      })
      .map((made) => ({ kind: 'made-up' as const, ...present(made) })),
  );
  const test: fc.Arbitrary<PolicyTest> = fc
    .record({
      name: oddText,
      subject,
      type: fc.constant(type.name),
      folder: place,
      attributes: fc.dictionary(
        fc.constantFrom(...fields.slice(0, -1)),
        fc.oneof(value, fc.constant(null), fc.constant({ type: 'subject' } as const)),
        { maxKeys: 3 },
      ),
      history: maybe(
        fc.array(fc.record({ action, by: fc.constantFrom('subject', 'another') }), { maxLength: 2 }),
      ),
      expect: fc.oneof(
        fc.record({
          kind: fc.constant('decision' as const),
          outcome: fc.constantFrom('allow', 'deny'),
          action,
        }),
        fc.record({
          kind: fc.constant('field' as const),
          field: fc.constantFrom(...fields.slice(0, -1)),
          visibility: fc.constantFrom('hidden', 'masked', 'readable', 'writable'),
        }),
      ),
    })
    .map((each): PolicyTest => present(each));
  const rule = (name: string): fc.Arbitrary<Rule> => {
    const reportOnly = maybe(fc.constant(true as const));
    const said = { name: fc.constant(name), actions, on, when: maybe(condition), because, reportOnly };
    return fc.oneof(
      fc
        .record({ kind: fc.constant('forbid' as const), ...said, unless: maybe(condition) })
        .map((each): Rule => present(each)),
      fc
        .record({ kind: fc.constant('require' as const), ...said, obligation: duty })
        .map((each): Rule => present(each)),
    );
  };
  const each = <T>(make: (name: string) => fc.Arbitrary<T>) =>
    fc.subarray([...names], { maxLength: 2 }).chain((list) => fc.tuple(...list.map(make)));
  return fc.record({
    sets: condition.map((where) => [{ name: names[0] ?? 'odd', type: type.name, where }]),
    rules: each(rule),
    approvals: each(approval),
    guards: each(guard),
    tests: fc.array(test, { maxLength: 2 }),
  });
}

/** The document with its roles, its record set and one of its folders called something else, wherever they are named. */
function renamed(document: PolicyDocument, names: ReadonlyMap<string, string>): PolicyDocument {
  const rename = (each: unknown): unknown => {
    if (typeof each === 'string') return names.get(each) ?? each;
    if (Array.isArray(each)) return each.map(rename);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, value]) => [key, rename(value)]));
  };
  return rename(document) as PolicyDocument;
}

/** Built once: putting generators together costs more than drawing from them. */
const PARTS = ODD_TYPES.map((type) => partsOn(type).map((parts) => ({ type, parts })));

/**
 * Documents with every part that there is, odd names and texts wherever one may stand, and conditions of every shape,
 * whether or not they make sense: for what writes and reads documents. Every name in them is declared. No comments.
 */
export const arbitraryWholeDocument: fc.Arbitrary<PolicyDocument> = fc
  .record({
    base: arbitraryDocument,
    names: oddNames(9),
    odd: fc.oneof(...PARTS),
    labels: fc.array(maybe(oddText), { minLength: 9, maxLength: 9 }),
  })
  .map(({ base, names, odd: { type, parts }, labels }): PolicyDocument => {
    const places = [...ROLE_PLACES, 'exec', ...NAME_PLACES];
    const [label = type.label, ...others] = labels;
    const whole: PolicyDocument = {
      ...base,
      modules: [...base.modules, { name: 'odd', label }],
      resources: [...base.resources, { ...type, label }],
      sets: [...base.sets, ...parts.sets],
      roles: base.roles.map((role, at): Role =>
        present({ ...role, label: others[at], description: others[at + 4] }),
      ),
      rules: [...base.rules, ...parts.rules],
      approvals: parts.approvals,
      guards: parts.guards,
      tests: parts.tests,
    };
    return renamed(
      whole,
      new Map([['/d', "/d it's\u202e"], ...places.map((from, at) => [from, names[at] ?? from] as const)]),
    );
  });
