import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEMBERS, ROLES, SETS } from '@remit/testkit/arbitrary/catalog';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { questionsOf } from '@remit/testkit/decision-questions';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import {
  account,
  assigned,
  atNoon,
  compare,
  euros,
  member,
  payment,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { AskedWorld } from '@remit/testkit/world';
import type { Check, Resource } from '../check.ts';
import type { Condition } from '../condition.ts';
import type { Explanation } from '../decision.ts';
import type { Assignment, Directory } from '../directory.ts';
import type { DisclosedExplanation } from './disclosed-explanation.ts';
import type { FieldDeclaration, Grant, PolicyDocument, ResourceType } from '../document.ts';
import type { Value } from '../values/value.ts';
import { compilePolicy } from '../compile.ts';
import { decide } from '../decide.ts';
import { disclose, discloseToAdministrator, discloseToApprover, discloseToPerson } from './disclose.ts';
import { explain } from '../explain.ts';

const seed = runSeed();
const times = runCount('REMIT_FUZZ', 1);

const LITERAL = 'canaryLiteral';
const HIDDEN = 'canaryHidden';
const HIDDEN_MINOR = 777_777_777;
const POLICY_NAMES = /canary(?:Rule|Policy|Set|Exclusion)/;

const numbered = (names: readonly string[], as: string): readonly (readonly [string, string])[] =>
  names.map((name, at) => [name, `canary${as}${at}x`]);

/** What arbitrary worlds call things, and names that give themselves away wherever they turn up. */
const CANARIES: ReadonlyMap<string, string> = new Map([
  ...numbered(
    ROLES.filter((name) => name !== 'constructor'),
    'Role',
  ),
  ...numbered(SETS, 'Set'),
  ...numbered(MEMBERS, 'Member'),
  ...numbered(['g1', 'g2', 'g3'], 'Group'),
  ...numbered(['rule0', 'rule1'], 'Rule'),
  ...numbered(['policy0', 'policy1'], 'Policy'),
  ...numbered(['fourEyes'], 'Exclusion'),
]);

const renamed = <T>(data: T): T =>
  JSON.parse(JSON.stringify(data), (_, value: unknown) =>
    typeof value === 'string' ? (CANARIES.get(value) ?? value) : value,
  );

const titleOf = (type: string): string => (type === 'crm.Account' ? 'name' : 'purpose');

const marked = (condition: Condition, type: string): Condition => {
  return { kind: 'or', conditions: [condition, compare(titleOf(type), '=', text(LITERAL))] };
};

const markedGrant = (grant: Grant): Grant => {
  const [type] = grant.on ?? [];
  return grant.where === undefined || type === undefined
    ? grant
    : { ...grant, where: marked(grant.where, type) };
};

/** The same policy with canaries for names, and one in every condition. */
function planted(document: PolicyDocument): PolicyDocument {
  const policy = renamed(document);
  return {
    ...policy,
    sets: policy.sets.map((set) => ({ ...set, where: marked(set.where, set.type) })),
    roles: policy.roles.map((each) => ({ ...each, grants: each.grants.map(markedGrant) })),
    folderScopes: policy.folderScopes.map((each) => ({ ...each, grants: each.grants.map(markedGrant) })),
    rowPolicies: policy.rowPolicies.map((each) => ({ ...each, where: marked(each.where, each.type) })),
    rules: policy.rules.map((rule) =>
      rule.when === undefined ? rule : { ...rule, when: marked(rule.when, rule.on[0] ?? '') },
    ),
  };
}

function hiddenValue({ type }: FieldDeclaration): Value {
  switch (type) {
    case 'money':
      return euros(HIDDEN_MINOR);
    case 'department':
    case 'folder':
      return { type, value: `/${HIDDEN}` };
    case 'text[]':
      return { type, value: [HIDDEN] };
    case 'number':
      return { type, value: String(HIDDEN_MINOR) };
    case 'member':
    case 'enum':
      return { type, value: HIDDEN };
    case 'text':
    case 'boolean':
    case 'date':
    case 'instant':
    default:
      return text(HIDDEN);
  }
}

/** What a reader does not see: nothing, everything, or every other field. */
function hiddenOf(type: ResourceType | undefined, at: number): readonly FieldDeclaration[] {
  const fields = type?.fields ?? [];
  return at % 3 === 0 ? [] : at % 3 === 1 ? fields : fields.filter((_, index) => (index + at) % 2 === 0);
}

const conceal = (resource: Resource, hidden: readonly FieldDeclaration[]): Resource => ({
  ...resource,
  attributes: {
    ...resource.attributes,
    ...Object.fromEntries(hidden.map((field) => [field.name, hiddenValue(field)])),
  },
});

interface Disclosed {
  readonly check: Check;
  readonly explanation: Explanation;
  readonly decision: ReturnType<typeof decide>;
  readonly hides: ReadonlySet<string>;
  readonly person: ReturnType<typeof discloseToPerson>;
  readonly approver: ReturnType<typeof discloseToApprover>;
  readonly administrator: ReturnType<typeof discloseToAdministrator>;
}

function inDisclosures(numRuns: number, property: (disclosed: Disclosed) => void): void {
  const every = (world: AskedWorld): void => {
    const { document, directory, environment, records, sent } = world;
    const compiled = compilePolicy(planted(document), 1);
    const people: Directory = renamed(directory);
    const asked = { ...world, directory: people, records: renamed(records), sent: renamed(sent) };
    let at = 0;
    for (const { member: id, action, resource, next } of questionsOf(asked)) {
      at += 1;
      if (at % 5 !== 0) continue;
      const subject = subjectIn(people, id);
      const hidden = hiddenOf(compiled.types.get(resource.type), at);
      const check: Check = {
        subject,
        action,
        resource: conceal(resource, hidden),
        environment,
        ...(next === undefined ? {} : { next: conceal(next, next.type === resource.type ? hidden : []) }),
      };
      const explanation = explain(compiled, check, people.revision);
      const hides = new Set(hidden.map(({ name }) => name));
      const disclosure = { compiled, type: resource.type, hides };
      property({
        check,
        explanation,
        decision: decide(compiled, check),
        hides,
        person: discloseToPerson(explanation),
        approver: discloseToApprover(explanation, disclosure),
        administrator: discloseToAdministrator(explanation, disclosure),
      });
    }
  };
  fc.assert(fc.property(arbitraryWorld, every), { seed, numRuns: numRuns * times });
}

const canaries = (disclosed: DisclosedExplanation, kind: string): readonly string[] =>
  JSON.stringify(disclosed).match(new RegExp(`canary${kind}[0-9]x`, 'g')) ?? [];

/** Whether everything that the one says, the other says too. */
function contains(more: unknown, less: unknown): boolean {
  if (Array.isArray(less))
    return Array.isArray(more) && less.every((item) => more.some((other) => contains(other, item)));
  if (typeof less !== 'object' || less === null) return Object.is(more, less);
  return (
    typeof more === 'object' &&
    more !== null &&
    Object.entries(less).every(
      ([key, value]) => key === 'level' || contains(Object.getOwnPropertyDescriptor(more, key)?.value, value),
    )
  );
}

describe(`disclosure (REMIT_SEED=${seed})`, () => {
  test('a person learns no names but of roles that they hold here, and no condition', () => {
    const seen = { held: 0, failures: 0, barred: 0 };
    inDisclosures(40, ({ person, explanation }) => {
      const words = JSON.stringify(person);
      expect(words).not.toMatch(POLICY_NAMES);
      expect(words).not.toMatch(/canary(?:Literal|Hidden|Member|Group)/);
      const held = explanation.roles.filter(({ standing }) => standing === 'active');
      const named = canaries(person, 'Role');
      expect(held.map(({ assignedRole }) => assignedRole)).toEqual(expect.arrayContaining([...named]));
      seen.held += named.length;
      for (const { kind } of person.because) {
        seen.failures += kind === 'no-grant' ? 1 : 0;
        seen.barred += kind === 'forbidden' ? 1 : 0;
      }
    });
    expect(Math.min(seen.held, seen.failures, seen.barred)).toBeGreaterThan(0);
  });

  test('an approver learns rules by name and the permitting role, but no condition and no row policy', () => {
    const seen = { permitting: 0, rules: 0, found: 0 };
    inDisclosures(40, ({ approver, explanation, check }) => {
      const words = JSON.stringify(approver);
      expect(words).not.toMatch(/canary(?:Policy|Set|Literal)/);
      const sources = explanation.because.flatMap((cause) =>
        cause.kind === 'granted' ? [cause.source] : [],
      );
      const permitting = sources.flatMap(({ assignedRole, role: one }) => [assignedRole, one]);
      expect(permitting).toEqual(expect.arrayContaining([...canaries(approver, 'Role')]));
      const through = sources.flatMap(({ through: { id } }) => [id]);
      expect(through).toEqual(expect.arrayContaining([...canaries(approver, 'Group')]));
      const shown = JSON.stringify([check.resource.attributes, check.next?.attributes, check.subject.member]);
      for (const id of canaries(approver, 'Member')) expect(shown).toContain(id);
      seen.permitting += canaries(approver, 'Role').length;
      seen.rules += canaries(approver, 'Rule').length;
      seen.found += words.includes('"found":{"kind":"value"') ? 1 : 0;
    });
    expect(Math.min(seen.permitting, seen.rules, seen.found)).toBeGreaterThan(0);
  });

  test('no level tells what is in a field that its reader does not see', () => {
    const seen = { tempting: 0, hidden: 0 };
    inDisclosures(40, ({ person, approver, administrator, explanation, hides }) => {
      for (const each of [person, approver, administrator]) {
        const words = JSON.stringify(each);
        expect(words).not.toContain(HIDDEN);
        expect(words).not.toContain(String(HIDDEN_MINOR));
        expect(words).not.toContain(LITERAL);
      }
      for (const field of hides) expect(administrator.missing).not.toContain(`resource.${field}`);
      const said = JSON.stringify(explanation);
      seen.tempting += said.includes(HIDDEN) || said.includes(String(HIDDEN_MINOR)) ? 1 : 0;
      seen.hidden += JSON.stringify(administrator).includes('"truth":"hidden"') ? 1 : 0;
    });
    expect(Math.min(seen.tempting, seen.hidden)).toBeGreaterThan(0);
  });

  test('what a person sees an approver sees, and what an approver sees an administrator sees', () => {
    inDisclosures(25, ({ person, approver, administrator, decision }) => {
      expect(contains(approver, person) ? [] : [approver, person]).toEqual([]);
      // Of a record that is not found only an administrator learns why.
      const { because, ...answer } = approver;
      const more = decision.denial === 'not-found' ? answer : { ...answer, because };
      expect(contains(administrator, more) ? [] : [administrator, more]).toEqual([]);
    });
  });

  test('every level answers as the decision does', () => {
    inDisclosures(25, ({ person, approver, administrator, decision }) => {
      const { outcome, denial, obligations } = decision;
      for (const each of [person, approver, administrator])
        expect(each).toMatchObject({ outcome, denial, obligations });
    });
  });

  test('of a record that is not found nobody below an administrator learns anything else', () => {
    let seen = 0;
    inDisclosures(25, ({ person, approver, decision }) => {
      if (decision.denial !== 'not-found') return;
      const nothing = {
        outcome: 'deny',
        denial: 'not-found',
        obligations: [],
        because: [{ kind: 'unreadable' }],
      };
      expect(person).toEqual({ level: 'person', ...nothing });
      expect(approver).toEqual({ level: 'approver', ...nothing });
      seen += 1;
    });
    expect(seen).toBeGreaterThan(0);
  });
});

describe('one explanation at its levels', () => {
  const PAYMENTS = 'fin.PaymentRequest';
  const approves: Grant = { actions: ['approve'], on: [PAYMENTS], upTo: { minor: 1000, currency: 'EUR' } };
  const roles = [role('Boss', [], { includes: ['Payer'] }), role('Payer', [{ actions: ['read'] }, approves])];
  const throughLeads: Assignment = {
    ...assigned('alice', 'Boss'),
    id: 'leads',
    holder: { kind: 'group', id: 'leads' },
  };

  function disclosed(
    resource: Resource,
    hides: readonly string[],
    policy: Partial<PolicyDocument> = {},
    action = 'approve',
  ) {
    const directory = smallDirectory({
      members: [member('alice')],
      groups: [{ id: 'leads', name: 'Leads', members: ['alice'], groups: [] }],
      assignments: [throughLeads],
    });
    const subject = subjectIn(directory, 'alice');
    const compiled = compilePolicy(smallDocument({ roles, ...policy }), 3);
    const explanation = explain(compiled, { subject, action, resource, environment: atNoon }, 9);
    const disclosure = { compiled, type: resource.type, hides: new Set(hides) };
    return {
      person: disclose(explanation, 'person', disclosure),
      approver: disclose(explanation, 'approver', disclosure),
      administrator: discloseToAdministrator(explanation, disclosure),
    };
  }

  test('of a grant a person learns the role, an approver the one that permits and through what', () => {
    const { person, approver } = disclosed(payment({ amount: euros(900) }), []);
    expect(person.because).toEqual([{ kind: 'granted', role: 'Boss' }]);
    const through = { kind: 'group', id: 'leads' };
    expect(approver.because).toEqual([{ kind: 'granted', role: 'Boss', permitting: 'Payer', through }]);
  });

  test('of a limit a person learns how far it goes, an approver what was asked', () => {
    const { person, approver } = disclosed(payment({ amount: euros(1100) }), []);
    const limit = { clause: 'limit', limit: euros(1000) };
    expect(person.because).toEqual([{ kind: 'no-grant', failures: [limit] }]);
    const found = { kind: 'value', value: euros(1100) };
    expect(approver.because).toEqual([{ kind: 'no-grant', failures: [{ ...limit, found }] }]);
  });

  test('of a rule a person learns its public sentence, an approver its name', () => {
    const rules = [
      {
        kind: 'forbid',
        name: 'year end',
        actions: ['approve'],
        on: [PAYMENTS],
        because: 'The books are shut.',
      },
    ] as const;
    const { person, approver } = disclosed(payment({ amount: euros(1) }), [], { rules });
    expect(person.because).toEqual([{ kind: 'forbidden', because: 'The books are shut.' }]);
    expect(approver.because).toEqual([
      { kind: 'forbidden', rule: 'year end', because: 'The books are shut.' },
    ]);
  });

  test('an amount that is hidden reads the same whether it is too high or there is none', () => {
    const [high, none] = [
      disclosed(payment({ amount: euros(1100) }), ['amount']),
      disclosed(payment(), ['amount']),
    ];
    expect(high).toEqual(none);
    expect(JSON.stringify(high.approver)).toContain('"found":{"kind":"hidden"}');
    expect(disclosed(payment({ amount: euros(1100) }), []).administrator).not.toEqual(
      disclosed(payment(), []).administrator,
    );
  });

  test('a condition on a hidden field reads the same whether it is false or unknown', () => {
    const secret = compare('iban', '=', text('DE1'));
    const rules = [
      { kind: 'forbid', name: 'r', actions: ['read'], on: ['crm.Account'], unless: secret, because: 'No.' },
    ] as const;
    const policies: readonly Partial<PolicyDocument>[] = [
      { roles: [role('Boss', [{ actions: ['read'], on: ['crm.Account'], where: secret }])] },
      {
        roles: [role('Boss', [{ actions: ['read'] }])],
        rowPolicies: [{ name: 'p', type: 'crm.Account', roles: ['Boss'], where: secret }],
      },
      { roles: [role('Boss', [{ actions: ['read'] }])], rules },
    ];
    for (const policy of policies) {
      const of = (resource: Resource, hides: readonly string[]) =>
        disclosed(resource, hides, policy, 'read').administrator;
      const other = account({ iban: text('FR7') });
      expect(of(other, ['iban'])).toEqual(of(account(), ['iban']));
      expect(of(other, [])).not.toEqual(of(account(), []));
    }
  });
});
