import { describe, expect, test } from 'vitest';
import { completePolicy } from './complete-policy.ts';
import type { Completion } from './completion.ts';
import { COMPLETION_NAMES } from './testing/completion-names.ts';

/** What is offered where `|` stands. */
function at(marked: string): readonly Completion[] {
  const offset = marked.indexOf('|');
  return completePolicy(marked.replace('|', ''), offset, COMPLETION_NAMES);
}

const labels = (found: readonly Completion[]): readonly string[] => found.map(({ label }) => label);

/** Where the cursor is, what comes first there, and what is not offered. */
const CASES: readonly (readonly [
  title: string,
  marked: string,
  first: readonly string[],
  not?: readonly string[],
])[] = [
  ['statements in an empty text', '|', ['module', 'resource', 'set', 'role']],
  ['statements on a line of their own', 'role A can: read\nro|', ['role']],
  [
    'what may follow the name of a role',
    'role A |',
    ['label', 'in', 'description', 'includes', 'can'],
    ['for', 'where'],
  ],
  ['nothing where a new name is given', 'role |', [], ['Sales']],
  ['modules after `in`', 'role A in |', ['crm', 'fin']],
  [
    'roles that are included, but not the role itself',
    'role Sales includes: |',
    ['SalesLead', 'Finance', 'not'],
    ['Sales'],
  ],
  [
    'roles of a list that are not in it yet',
    'role A includes: Sales, S|',
    ['SalesLead'],
    ['Sales', 'Finance'],
  ],
  [
    'roles that the text states',
    'role Fresh can: read\npolicy P on PaymentRequest for Fr|',
    ['Fresh'],
    ['Sales'],
  ],
  [
    'actions of the type that stands behind',
    'role A can: | on PaymentRequest',
    ['read', 'create', 'update', 'delete', 'export', 'submit', 'approve'],
  ],
  ['actions of types in the module', 'role A in module crm can: |', ['read', 'create'], ['approve']],
  ['actions by their beginning', 'role A can: ap|', ['approve'], ['read']],
  ['qualifiers', 'role A can: read.|', ['own', 'department', 'crm', 'fin', 'exec']],
  ['record sets alone where the set is asked for', 'role A can: read.(set |', ['exec'], ['crm', 'own']],
  [
    'types by their short names where they have one',
    'role A can: read on |',
    ['crm.Account', 'PaymentRequest', 'fin.Account'],
  ],
  ['types by a full name that is begun', 'role A can: read on fin.|', ['PaymentRequest', 'Account']],
  ['types of Remit by their full names', 'role A can: read on rem|', ['remit.Policy', 'remit.Member']],
  [
    'what may narrow a grant',
    'role A can: read on crm.Account |',
    ['label', 'on', 'where', 'description', 'includes', 'can', 'up', 'requires'],
    ['and'],
  ],
  [
    'currencies of the text first',
    'role A can: approve up to 10 EUR\nrole B can: approve up to 10 000 |',
    ['EUR'],
  ],
  ['currencies by their beginning', 'role A can: approve up to 10 US|', ['USD']],
  ['obligations', 'role A can: read requires |', ['second', 'comment']],
  [
    'fields of the type in a condition',
    'policy P on PaymentRequest for Sales where |',
    ['purpose', 'submitter', 'amount', 'department', 'folder', 'subject'],
  ],
  [
    'fields that all of the types have',
    'role A can: read on crm.Account, fin.Account where |',
    ['name', 'region', 'owner'],
  ],
  ['fields by their beginning', 'policy P on PaymentRequest for Sales where am|', ['amount'], ['purpose']],
  [
    'fields in the middle of a word',
    'policy P on PaymentRequest for Sales where am|ou = 3',
    ['amount'],
    ['purpose'],
  ],
  [
    'attributes of the subject',
    'policy P on PaymentRequest for Sales where subject.|',
    ['id', 'person', 'kind', 'name', 'email', 'title', 'department', 'manager', 'groups', 'clearance'],
  ],
  ['values of an enum', 'policy P on crm.Account for Sales where region = |', ['west', 'east']],
  ['values of an enum in quotes', "policy P on crm.Account for Sales where region = 'e|", ['east'], ['west']],
  [
    'values of an enum in a list',
    "policy P on crm.Account for Sales where region in ('west', |",
    ['west', 'east'],
  ],
  [
    'departments below which',
    'policy P on PaymentRequest for Sales where department within |',
    ['/', '/sales', '/sales/emea'],
  ],
  [
    'folders below which',
    "policy P on PaymentRequest for Sales where folder within '/w|'",
    ['/west', '/west/coast'],
    ['/east'],
  ],
  [
    'operators after an operand',
    'policy P on PaymentRequest for Sales where purpose |',
    ['in', 'within', 'is', 'contains', 'starts', 'ends', 'overlaps'],
    ['and', 'for'],
  ],
  [
    'what may follow a whole condition',
    "policy P on PaymentRequest for Sales where purpose = 'x' |",
    ['and', 'or'],
    ['contains'],
  ],
  [
    'types, then their fields, after `field`',
    'field PaymentRequest.|',
    ['purpose', 'submitter', 'amount', 'department'],
  ],
  ['clauses of a field rule', 'field PaymentRequest.amount |', ['visible', 'masked', 'editable', 'hidden']],
  [
    'roles or nobody in a field rule',
    'field PaymentRequest.amount visible: |',
    ['Sales', 'SalesLead', 'Finance', 'not', 'nobody'],
  ],
  ['names of folders', 'scope Folder.|', ['west', 'east', 'key accounts']],
  ['names of folders further down', 'scope Folder.west.|', ['coast']],
  ['paths of folders in quotes', "scope '/k|", ['/key accounts'], ['/west']],
  ['roles of a folder scope', 'scope Folder.west grants: |', ['Sales', 'SalesLead', 'Finance']],
  ['an arrow, and what stands behind it', 'scope Folder.west grants: Sales |', ['→']],
  ['nothing at all for a role in a folder', 'scope Folder.west grants: Sales → no|', ['nothing']],
  ['what may follow the name of a rule', 'rule R |', ['report', 'forbid', 'require']],
  ['what a rule that only reports does', 'rule R report only |', ['forbid', 'require'], ['report']],
  [
    'actions that a rule forbids',
    'rule R forbid | on PaymentRequest',
    ['read', 'create', 'update', 'delete', 'export', 'submit', 'approve'],
  ],
  ['actions that are kept apart', 'separate X: submit and | on PaymentRequest', ['read', 'create']],
  ['roles that are kept apart', 'exclusive X: Sales, |', ['SalesLead', 'Finance']],
  [
    'fields that a form may ask for',
    'approval A on PaymentRequest asks |',
    ['purpose', 'amount', 'department'],
  ],
  ['deciders of a step', 'approval A on PaymentRequest step One by |', ['Sales', 'SalesLead', 'Finance']],
  ['people whom a step names', "approval A on PaymentRequest step One by people '|", ['alice@example.org']],
  ['what a step may need', 'approval A on PaymentRequest step One by Sales need |', ['any', 'all', 'each']],
  ['everyone whom a guard is about', 'guard G: ev|', ['everyone']],
  ['actions that a guard forbids for ever', 'guard G: Sales never ap| on PaymentRequest', ['approve']],
  ['fields that a guard hides', 'guard G: Sales never see PaymentRequest.am|', ['amount']],
  ['members of a test', 'test T as member |', ['alice@example.org', "o'brien@example.org"]],
  ['fields that a test sets', 'test T as Sales on PaymentRequest given pur|', ['purpose']],
  ['what a test expects', 'test T as Sales on PaymentRequest expect al|', ['allow']],
  ['the action that a test expects', 'test T as Sales on PaymentRequest expect allow ap|', ['approve']],
  ['types of fields', 'resource crm.Deal has: worth |', ['text', 'number', 'money']],
  ['fields of the resource that is being written', 'resource crm.Deal has: worth money amount: |', ['worth']],
  [
    'fields of a type that the text states',
    'resource crm.Deal has: worth money\npolicy P on Deal for Sales where |',
    ['worth', 'folder'],
  ],
  [
    'values of an enum that the text states',
    "resource crm.Deal has: stage enum ['new', 'won']\npolicy P on Deal for Sales where stage = |",
    ['new', 'won'],
  ],
  ['units of a duration', 'policy P on crm.Account for Sales where seen > now - 3 d|', ['day', 'days']],
  ['nothing in a comment', '# ro|', []],
  ['nothing in a text that may say anything', "role A label: 'S|", []],
  ['words in spite of an error before them', 'role A can: read,, update\nrole B ca|', ['can']],
];

describe('completion offers', () => {
  test.each(CASES.map(([title, marked, first, not = []]) => ({ title, marked, first, not })))(
    '$title: $marked',
    ({ marked, first, not }) => {
      const found = labels(at(marked));
      expect(found.slice(0, first.length)).toEqual(first);
      if (first.length === 0) expect(found).toEqual([]);
      for (const name of not) expect(found).not.toContain(name);
    },
  );

  test('what is to be written in the place of the word under the cursor', () => {
    const text = 'policy P on PaymentRequest for Sales where am = 3';
    const [found] = completePolicy(text, text.indexOf(' = 3'), COMPLETION_NAMES);
    expect(found).toMatchObject({
      from: 43,
      to: 45,
      insert: 'amount',
      kind: 'field',
      detail: 'Amount, money',
    });
  });

  test('names that must stand in quotes in quotes', () => {
    const written = (marked: string): readonly string[] => at(marked).map(({ insert }) => insert);
    expect(written('exclusive X: no|')[0]).toBe('`not`');
    expect(written('exclusive X: `no|')[0]).toBe('`not`');
    expect(written('scope Folder.key|')[0]).toBe('`key accounts`');
    expect(written('test T as member o|')[0]).toBe("'o''brien@example.org'");
    expect(written('policy P on crm.Account for Sales where region = w|')[0]).toBe("'west'");
  });

  test('replaces a quoted text as a whole, and one that is not closed as far as the cursor', () => {
    expect(at("policy P on crm.Account for Sales where region = 'w|es' and vip")[0]).toMatchObject({
      from: 49,
      to: 54,
    });
    expect(at("policy P on crm.Account for Sales where region = 'w| and name = 'x'")[0]).toMatchObject({
      from: 49,
      to: 51,
    });
  });
});
