import type { BenchTenant } from './bench-tenant.ts';
import { allTrue, applies, type Case, type FieldTest } from './peer-cases.ts';
import { plainQuestions, type PlainRecord, type PlainSubject } from './peer-facts.ts';
import { peerLines, type PeerLines, type PermitLine } from './peer-lines.ts';
import type { Peer } from './peer-of.ts';
import { isInside } from './peer-truth.ts';

/** What a record looks like to code that was written for this tenant alone: no names, no trees, no missing fields. */
interface BareRecord {
  readonly owner: string | null;
  readonly department: string | null;
  readonly region: string | null;
  readonly status: string | null;
  readonly amount: number;
  readonly sealed: boolean | null;
  readonly taken: PlainRecord['taken'];
}

type Test = (record: BareRecord, secondFactor: boolean) => boolean;

/** For one member and one action on one type in one folder, everything that is left to ask. */
interface Way {
  readonly permits: readonly Test[];
  readonly forbids: readonly Test[];
}

type TextField = 'owner' | 'department' | 'region' | 'status';

function compiled(test: FieldTest): Test {
  switch (test.kind) {
    case 'one-of':
    case 'none-of': {
      const wanted = test.kind === 'one-of';
      if (test.field === 'sealed')
        return ({ sealed }) => sealed !== null && test.values.includes(sealed) === wanted;
      const field = test.field as TextField;
      const [only] = test.values;
      if (test.values.length === 1 && wanted) return (record) => record[field] === only;
      return (record) => record[field] !== null && test.values.includes(record[field]) === wanted;
    }
    case 'at-most':
      return ({ amount }) => amount <= test.value;
    case 'above':
      return ({ amount }) => amount > test.value;
    case 'inside':
      return ({ department }) => department !== null && isInside(department, test.tree);
    case 'outside':
      return ({ department }) => department !== null && !isInside(department, test.tree);
    case 'missing': {
      if (test.field === 'amount') return ({ amount }) => Number.isNaN(amount);
      const field = test.field as TextField | 'sealed';
      return (record) => record[field] === null;
    }
    case 'may-have-taken':
      return ({ taken }) => {
        const persons = taken === null ? null : (taken.get(test.action) ?? []);
        return persons === null || persons.includes(test.person) || persons.includes(null);
      };
    default:
      return test satisfies never;
  }
}

function every(tests: readonly Test[]): Test {
  const [one, other] = tests;
  if (one === undefined) return () => true;
  if (other === undefined) return one;
  return tests.length === 2
    ? (record, factor) => one(record, factor) && other(record, factor)
    : (record, factor) => tests.every((test) => test(record, factor));
}

const casesTest = (cases: readonly Case[], more: readonly Test[]): readonly Test[] =>
  cases.map((tests) => every([...tests.map(compiled), ...more]));

function permitTests(line: PermitLine, subject: PlainSubject): readonly Test[] {
  const more: Test[] = [];
  if (line.secondFactor) more.push((_, secondFactor) => secondFactor);
  if (line.mine)
    more.push(
      ({ department }) => department !== null && subject.mine.some((tree) => isInside(department, tree)),
    );
  return casesTest(allTrue(line.wheres, subject), more);
}

function wayOf(
  subject: PlainSubject,
  { forbids }: PeerLines,
  byRole: ReadonlyMap<string, readonly PermitLine[]>,
  action: string,
  { type, folder }: PlainRecord,
): Way {
  const speaks = (line: PeerLines['forbids'][number] | PermitLine): boolean =>
    line.type === type && line.actions.includes(action);
  const roles = new Set(
    subject.holdings.filter((held) => isInside(folder, held.folder)).map((held) => held.role),
  );
  const here = [...roles].flatMap((role) =>
    (byRole.get(role) ?? []).filter(
      (line) =>
        speaks(line) && isInside(folder, line.within) && !line.outside.some((tree) => isInside(folder, tree)),
    ),
  );
  return {
    permits: here.flatMap((line) => permitTests(line, subject)),
    forbids: forbids
      .filter(speaks)
      .flatMap((line) =>
        casesTest(
          applies(line.when, line.unless, subject),
          line.secondFactor ? [(_, secondFactor) => !secondFactor] : [],
        ),
      ),
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Numbers for names, so that one number says action, type and folder. */
function numbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
}

function bareRecord({ values, taken }: PlainRecord): BareRecord {
  const { owner, department, region, status, amount, sealed } = values;
  return {
    owner: text(owner),
    department: text(department),
    region: text(region),
    status: text(status),
    amount: typeof amount === 'number' ? amount : NaN,
    sealed: typeof sealed === 'boolean' ? sealed : null,
    taken,
  };
}

function passes({ permits, forbids }: Way, record: BareRecord, secondFactor: boolean): boolean {
  for (const forbid of forbids) if (forbid(record, secondFactor)) return false;
  for (const permit of permits) if (permit(record, secondFactor)) return true;
  return false;
}

/**
 * How little work a question can be: code made for this tenant, which has looked up beforehand what each member may do
 * in each folder that is asked about, and gives no reasons. Nobody could keep its tables current; it shows the floor.
 */
export function boundPeer(tenant: BenchTenant): Peer {
  const lines = peerLines(tenant.document);
  const byRole = Map.groupBy(lines.permits, (line) => line.role);
  const numberOf = numbering();
  const ways = new Map<PlainSubject, Map<number, Way>>();
  const records = new Map<PlainRecord, BareRecord>();
  const questions = plainQuestions(tenant).map(({ subject, steps, secondFactor }) => {
    const mine = ways.get(subject) ?? new Map<number, Way>();
    ways.set(subject, mine);
    const bare = steps.map(({ action, record }) => {
      const key = numberOf(`${action} ${record.type} ${record.folder}`);
      if (!mine.has(key)) mine.set(key, wayOf(subject, lines, byRole, action, record));
      const known = records.get(record) ?? bareRecord(record);
      records.set(record, known);
      return { key, record: known };
    });
    return { mine, steps: bare, secondFactor };
  });
  return {
    name: 'plain JavaScript, lower bound',
    precomputed:
      'for each member, action and folder asked about, the tests that are left, as closures over bare fields',
    allows: (at) => {
      const question = questions[at];
      if (question === undefined) return false;
      for (const { key, record } of question.steps) {
        const way = question.mine.get(key);
        if (way === undefined || !passes(way, record, question.secondFactor)) return false;
      }
      return true;
    },
  };
}
