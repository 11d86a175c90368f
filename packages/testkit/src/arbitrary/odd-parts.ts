import * as fc from 'fast-check';
import type { Condition } from '@remit/policy/condition';
import type {
  Aggregation,
  Approval,
  ApprovalStep,
  AskedFile,
  Guard,
  ObligationKind,
  PolicyTest,
  Question,
  ResourceType,
  Rule,
} from '@remit/policy/document';
import { oddConditionOn, oddValue } from './odd-conditions.ts';
import { oddText } from './odd-words.ts';
import { maybe, present } from './optional.ts';

const PLACES = ['/', '/a', '/a/b', "/it's", '/sales 2/key', '/in/where', '/\u65e5'] as const;
const place = fc.constantFrom(...PLACES);
const duty = fc.constantFrom<ObligationKind>('comment', 'second-factor');

/** What stands for a role or a name until one is drawn. */
export const ROLE_PLACES = ['R0', 'R1', 'R2', 'R3'] as const;
export const NAME_PLACES = ['N0', 'N1', 'N2', 'N3'] as const;

/** What the parts that are about a type are said with. */
interface Words {
  readonly type: ResourceType;
  readonly fields: readonly string[];
  readonly own: readonly string[];
  readonly condition: fc.Arbitrary<Condition>;
  readonly some: fc.Arbitrary<string[]>;
  readonly action: fc.Arbitrary<string>;
  readonly actions: fc.Arbitrary<string[]>;
  readonly on: fc.Arbitrary<string[]>;
}

function wordsOf(type: ResourceType): Words {
  const own = type.fields.map(({ name }) => name);
  const fields = [...own, 'folder'];
  const action = fc.constantFrom('read', 'write', 'manage', ...type.actions);
  return {
    type,
    fields,
    own,
    condition: oddConditionOn(fields),
    some: fc.subarray<string>([...ROLE_PLACES], { maxLength: 2 }),
    action,
    actions: fc.uniqueArray(action, { maxLength: 2 }),
    on: fc.constantFrom([type.name], [type.name], []),
  };
}

const anyName = fc.constantFrom<string>(...NAME_PLACES);

const stepOn = ({ some, condition }: Words): fc.Arbitrary<ApprovalStep> =>
  fc
    .record({
      name: anyName,
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

const aggregationOn = ({ fields }: Words): fc.Arbitrary<Aggregation> =>
  fc
    .record({
      name: anyName,
      of: maybe(fc.constantFrom(...fields)),
      by: fc.subarray([...fields], { minLength: 1, maxLength: 2 }),
      over: fc.constantFrom(60_000, 86_400_000, 90_061_001),
    })
    .map((each): Aggregation => present(each));

const termsOn = ({ condition }: Words) => ({
  optional: maybe(fc.constant(true as const)),
  when: maybe(condition),
});

const questionOn = (words: Words): fc.Arbitrary<Question> =>
  fc
    .record({ field: fc.constantFrom(...words.fields), text: maybe(oddText), ...termsOn(words) })
    .map((each): Question => present(each));

const fileOn = (words: Words): fc.Arbitrary<AskedFile> =>
  fc.record({ name: anyName, text: oddText, ...termsOn(words) }).map((each): AskedFile => present(each));

function approvalsOn(words: Words): (name: string) => fc.Arbitrary<Approval> {
  // Put together once, and drawn from for each name.
  const [question, file, step, aggregation] = [
    questionOn(words),
    fileOn(words),
    stepOn(words),
    aggregationOn(words),
  ];
  return (name) =>
    fc
      .record({
        asks: maybe(fc.array(question, { minLength: 1, maxLength: 2 })),
        attaches: maybe(fc.array(file, { minLength: 1, maxLength: 2 })),
        steps: fc.array(step, { maxLength: 3 }),
        aggregations: maybe(fc.array(aggregation, { minLength: 1, maxLength: 2 })),
      })
      .map((parts): Approval => ({ name, on: words.type.name, ...present(parts) }));
}

const guardOn = ({ type, own, condition, some, actions, on }: Words, name: string): fc.Arbitrary<Guard> =>
  fc
    .record({
      name: fc.constant(name),
      who: fc.record({ holding: maybe(some), except: maybe(some) }).map((who) => present(who)),
      never: fc.oneof(
        fc.record({ kind: fc.constant('action' as const), actions, on }),
        fc.record({
          kind: fc.constant('field' as const),
          type: fc.constant(type.name),
          field: fc.constantFrom(...own),
        }),
      ),
      when: maybe(condition),
      because: maybe(oddText),
    })
    .map((each): Guard => present(each));

/** Whom a test is about: somebody, or somebody made up. */
const testSubject: fc.Arbitrary<PolicyTest['subject']> = fc.oneof(
  oddText.map((email) => ({ kind: 'member', email }) as const),
  fc
    .record({
      roles: fc.array(fc.record({ role: fc.constantFrom<string>(...ROLE_PLACES), folder: place }), {
        maxLength: 2,
      }),
      department: maybe(place),
      heads: maybe(fc.array(place, { maxLength: 2 })),
    })
    .map((made) => ({ kind: 'made-up' as const, ...present(made) })),
);

const testOn = ({ type, own, action }: Words): fc.Arbitrary<PolicyTest> =>
  fc
    .record({
      name: oddText,
      subject: testSubject,
      type: fc.constant(type.name),
      folder: place,
      attributes: fc.dictionary(
        fc.constantFrom(...own),
        fc.oneof(oddValue, fc.constant(null), fc.constant({ type: 'subject' } as const)),
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
          field: fc.constantFrom(...own),
          visibility: fc.constantFrom('hidden', 'masked', 'readable', 'writable'),
        }),
      ),
    })
    .map((each): PolicyTest => present(each));

function ruleOn({ actions, on, condition }: Words, name: string): fc.Arbitrary<Rule> {
  const reportOnly = maybe(fc.constant(true as const));
  const said = { name: fc.constant(name), actions, on, when: maybe(condition), because: oddText, reportOnly };
  return fc.oneof(
    fc
      .record({ kind: fc.constant('forbid' as const), ...said, unless: maybe(condition) })
      .map((each): Rule => present(each)),
    fc
      .record({ kind: fc.constant('require' as const), ...said, obligation: duty })
      .map((each): Rule => present(each)),
  );
}

/** Two at the most, of different names. */
const someNamed = <T>(make: (name: string) => fc.Arbitrary<T>) =>
  fc.subarray([...NAME_PLACES], { maxLength: 2 }).chain((list) => fc.tuple(...list.map(make)));

/** The parts of a document that are about a type, under the places of roles and names. */
export function partsOn(type: ResourceType) {
  const words = wordsOf(type);
  return fc.record({
    sets: words.condition.map((where) => [{ name: NAME_PLACES[0], type: type.name, where }]),
    rules: someNamed((name) => ruleOn(words, name)),
    approvals: someNamed(approvalsOn(words)),
    guards: someNamed((name) => guardOn(words, name)),
    tests: fc.array(testOn(words), { maxLength: 2 }),
  });
}
