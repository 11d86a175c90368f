import type { Resource } from '@remit/policy/check';
import type { Condition } from '@remit/policy/condition';
import type { Directory, Member } from '@remit/policy/directory';
import type {
  Approval,
  ApprovalStep,
  Exclusion,
  Grant,
  PolicyDocument,
  ResourceType,
  Rule,
} from '@remit/policy/document';
import { FAVOUR } from '@remit/policy/favour';
import type { Value } from '@remit/policy/values/value';
import type { Delegation } from '@remit/approvals/delegation';
import type { Random } from './seeded-random.ts';
import {
  NOON,
  PAYMENT,
  assigned,
  compare,
  euros,
  member,
  role,
  smallDirectory,
  smallDocument,
  text,
} from './small-tenant.ts';

/** A tenant in which a request is decided, and the request as it was first written. */
export interface ApprovalWorld {
  readonly document: PolicyDocument;
  readonly directory: Directory;
  readonly delegations: readonly Delegation[];
  readonly resource: Resource;
  /** Whether it was filled in on a form, which asks for things; an imported one was not. */
  readonly form: boolean;
  /** Names of the asked files that it has. */
  readonly files: ReadonlySet<string>;
  /** What the submitter's other requests come to, in minor units of the base: it grows and shrinks meanwhile. */
  readonly others: number;
  /** Persons for whom those who ask approved something, and when. */
  readonly favours: readonly { readonly person: string; readonly at: number }[];
  /** Persons who paid some of it before anybody decided. */
  readonly paid: readonly string[];
  /** Member id. */
  readonly submitter: string;
  /** Who sends it in the submitter's place; null where they do so themselves. Member id. */
  readonly sender: string | null;
  readonly now: number;
}

export const DAY = 24 * 60 * 60 * 1000;

const MEMBERS = ['ann', 'bob', 'cem', 'dee', 'eva', 'fay', 'gus', 'ann2'] as const;
const ROLES = ['Clerk', 'Approver', 'Finance', 'Board'] as const;
const DEPARTMENTS = ['/', '/a', '/a/b', '/c'] as const;
const FOLDERS = ['/', '/x', '/x/y'] as const;

/** Small, odd and crowded: two accounts of one person, heads who left, managers in a circle, delegates in a circle. */
export function approvalWorld(random: Random): ApprovalWorld {
  const { below, pick } = random;
  const members = MEMBERS.map((id): Member => {
    return member(id, {
      person: id === 'ann2' ? 'person ann' : `person ${id}`,
      department: pick(DEPARTMENTS),
      manager: pick([null, ...MEMBERS]),
      status: below(12) === 0 ? 'left' : 'active',
      until: below(8) === 0 ? NOON + below(20) * DAY : null,
    });
  });
  const directory = smallDirectory({
    folders: FOLDERS,
    departments: DEPARTMENTS.map((path) => ({ path, name: path, head: pick([null, ...MEMBERS]) })),
    members,
    assignments: MEMBERS.flatMap((id) =>
      ROLES.filter(() => below(5) < 2).map((name) =>
        assigned(id, name, {
          folder: pick(FOLDERS),
          until: below(5) === 0 ? NOON + below(15) * DAY : null,
        }),
      ),
    ),
  });
  const submitter = pick(MEMBERS);
  // Now and then most are away, and what one of them hands over goes on from hand to hand, to people who also pay.
  const away = below(3) === 0;
  return {
    document: documentOf(random, away),
    directory,
    delegations: MEMBERS.flatMap((from, at) =>
      below(3) > (away ? 2 : 0)
        ? []
        : [
            {
              id: `d${at}`,
              from,
              to: pick(MEMBERS),
              since: NOON + below(3) * DAY,
              until: NOON + below(30) * DAY,
              passOn: away || below(2) === 0,
            },
          ],
    ),
    resource: {
      type: 'fin.PaymentRequest',
      id: 'request',
      folder: pick(FOLDERS),
      attributes: {
        purpose: text('chairs'),
        submitter: { type: 'member', value: submitter },
        amount: amountOf(random),
        ...Object.fromEntries<Value | null>([
          ...maybe(random, ['department', { type: 'department', value: pick(DEPARTMENTS) }] as const),
          ...maybe(random, ['why', answerOf(random)] as const),
        ]),
      },
      history: [],
    },
    form: below(2) === 0,
    files: new Set(maybe(random, QUOTE)),
    others: below(5) * 1_000,
    favours: maybe(random, { person: `person ${pick(MEMBERS)}`, at: NOON - below(40) * DAY }),
    paid: below(4) > 0 ? [] : [pick(members).person],
    submitter,
    sender: below(3) > 0 ? null : pick(MEMBERS),
    now: NOON,
  };
}

/** Some are not known: a step that asks about them is then gone through. */
export function amountOf({ below }: Random): Resource['attributes'][string] {
  return below(8) === 0 ? null : euros(below(6) * 1_000);
}

/** What a submitter writes where they are asked why: often nothing, or nothing to be seen. */
export const answerOf = ({ pick }: Random): Value | null =>
  pick([null, { type: 'text', value: ' ' }, { type: 'text', value: 'we need it' }]);

/** Who decides a step, and how many of them: a head, holders of roles, or people by name. */
function decidersOf({ below, pick }: Random): Pick<ApprovalStep, 'by' | 'need'> {
  const emails = MEMBERS.filter(() => below(4) === 0).map((id) => `${id}@example.org`);
  if (below(5) === 0 && emails.length > 0)
    return {
      by: { kind: 'people', emails },
      need: pick(emails.length === 1 ? ['any', 'all'] : ['any', 'all', 2]),
    };
  const roles = ROLES.filter(() => below(3) === 0);
  if (below(3) === 0 || roles.length === 0) return { by: { kind: 'head' }, need: 'any' };
  const need = pick(
    roles.length === 1 ? (['any', 'all', 1, 2] as const) : (['any', 'all', 'each', 'each', 1, 2] as const),
  );
  return { by: { kind: 'roles', roles }, need };
}

/** A file that policies ask for. */
export const QUOTE = 'quote';

/** What its form asks for: always, by choice, or over an amount. */
function asksOf({ below }: Random): Pick<Approval, 'asks' | 'attaches'> {
  const terms = () => ({
    ...(below(4) === 0 ? { optional: true as const } : {}),
    ...(below(2) === 0 ? { when: compare('amount', '>', euros(below(5) * 1_000)) } : {}),
  });
  return {
    ...(below(3) === 0 ? {} : { asks: [{ field: 'why', ...terms() }] }),
    ...(below(3) === 0 ? {} : { attaches: [{ name: QUOTE, text: 'A quote', ...terms() }] }),
  };
}

/** What a step asks about where the policy adds up: the request with the others of its submitter. */
const recent = { name: 'recent', of: 'amount', by: ['submitter'], over: 30 * DAY } as const;

const recentOver = (limit: number): Condition => ({
  kind: 'compare',
  operator: '>',
  left: { kind: 'attribute', of: 'environment', name: recent.name },
  right: { kind: 'literal', value: euros(limit) },
});

/** A favour that is remembered for a week alone. */
export const WEEKLY_FAVOUR = 'favour_7_days';

/** The actions that a document keeps apart from approving. */
const apart = (name: string, action: string): Exclusion => {
  return { kind: 'actions', name, actions: [action, 'approve'], on: 'fin.PaymentRequest' };
};

const maybe = <T>({ below }: Random, value: T): readonly T[] => (below(2) === 0 ? [value] : []);

/** Payments, with what is added up and asked for: what is added up is added up by when it was submitted. */
const ASKED_PAYMENT: ResourceType = {
  ...PAYMENT,
  fields: [
    ...PAYMENT.fields,
    { name: 'submitted_at', type: 'instant', label: 'Submitted' },
    { name: 'why', type: 'text', label: 'Why' },
  ],
  actions: ['submit', 'approve', 'pay'],
};

const NOT_FAY: Rule = {
  kind: 'forbid',
  name: 'NotFay',
  actions: ['approve'],
  on: ['fin.PaymentRequest'],
  when: {
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'subject', name: 'name' },
    right: { kind: 'literal', value: text('fay') },
  },
  because: 'fay never decides',
};

/** What lets somebody approve: now and then up to an amount, or in their own department alone. */
function approving({ below }: Random): Grant {
  return {
    actions: ['approve'],
    on: ['fin.PaymentRequest'],
    ...(below(3) === 0 ? { upTo: { minor: 1_000 + below(5) * 1_000, currency: 'EUR' } } : {}),
    ...(below(4) === 0 ? { qualifiers: [{ kind: 'department' } as const] } : {}),
  };
}

/** A step of an approval. @param adds whether it may ask for what the request comes to with the others */
function stepOf(random: Random, adds: boolean, at: number): ApprovalStep {
  const { below } = random;
  return {
    name: `Step${at}`,
    ...decidersOf(random),
    ...(below(4) === 0 ? { optional: true } : {}),
    ...(adds && below(2) === 0
      ? { when: recentOver(below(9) * 1_000) }
      : below(3) === 0
        ? { when: compare('amount', '>', euros(below(5) * 1_000)) }
        : {}),
    ...(below(3) > 0 ? { within: (1 + below(5)) * DAY } : {}),
  };
}

/** @param paid whether whoever holds a role pays as well, and nobody what they approved */
function documentOf(random: Random, paid: boolean): PolicyDocument {
  const { below } = random;
  const read: Grant = { actions: ['read'], on: ['fin.PaymentRequest'] };
  const paying: Grant = { actions: ['pay'], on: ['fin.PaymentRequest'] };
  const ownPayments = apart('NoOwnPayments', 'pay');
  const adds = below(2) === 0;
  const payments = (): Approval => ({
    name: 'Payments',
    on: 'fin.PaymentRequest',
    ...(adds ? { aggregations: [recent] } : {}),
    ...asksOf(random),
    steps: Array.from({ length: 1 + below(3) }, (_, at) => stepOf(random, adds, at)),
  });
  return smallDocument({
    resources: [ASKED_PAYMENT],
    roles: ROLES.map((name, at) =>
      role(
        name,
        [read, ...(paid ? [paying] : maybe(random, paying)), ...(at === 0 ? [] : [approving(random)])],
        at > 1 && below(4) === 0 ? { includes: ['Approver'] } : {},
      ),
    ),
    rules: below(3) > 0 ? [] : [NOT_FAY],
    exclusions: [
      ...maybe(random, apart('FourEyes', 'submit')),
      ...(paid ? [ownPayments] : maybe(random, ownPayments)),
      ...maybe(random, apart('NoFavours', random.pick([FAVOUR, WEEKLY_FAVOUR]))),
    ],
    approvals: below(6) === 0 ? [] : [payments()],
  });
}
