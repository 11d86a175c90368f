import { actionsOf, shortNameOf } from '@remit/policy/catalog';
import type { ChoiceGround } from '@remit/policy/condition-choices';
import type { Condition, Operand } from '@remit/policy/condition';
import type {
  Approval,
  Exclusion,
  Guard,
  PolicyDocument,
  RecordSet,
  ResourceType,
  RowPolicy,
  Rule,
} from '@remit/policy/document';
import { currencyDigits } from '@remit/policy/currency';
import { FAVOUR } from '@remit/policy/favour';

export const TEMPLATES = [
  'blank',
  'own',
  'department',
  'limit',
  'secondFactor',
  'fourEyes',
  'favours',
  'region',
  'set',
  'guard',
  'approval',
] as const;

export type Template = (typeof TEMPLATES)[number];

/** What a template lacks on a type. */
export type Lack = 'own' | 'department' | 'amount' | 'history' | 'enum' | 'roles' | 'approve';

export type MadeItem =
  | { readonly kind: 'rule'; readonly entry: Rule }
  | { readonly kind: 'policy'; readonly entry: RowPolicy }
  | { readonly kind: 'set'; readonly entry: RecordSet }
  | { readonly kind: 'exclusion'; readonly entry: Exclusion }
  | { readonly kind: 'guard'; readonly entry: Guard }
  | { readonly kind: 'approval'; readonly entry: Approval };

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const subject = (name: string): Operand => ({ kind: 'attribute', of: 'subject', name });

/** What on a type is decided, and not merely looked at; editing where nothing is. */
function deciding(type: ResourceType): readonly string[] {
  const known = ['approve', 'reject', 'pay', 'publish'].filter((action) => actionsOf(type).includes(action));
  return known.length > 0 ? known : ['update'];
}

const above = (type: ResourceType, amount: string, whole: number, ground: ChoiceGround): Condition => ({
  kind: 'compare',
  operator: '>',
  left: field(amount),
  right: {
    kind: 'literal',
    value:
      type.fields.find(({ name }) => name === amount)?.type === 'money'
        ? { type: 'money', minor: whole * 10 ** currencyDigits(ground.currency), currency: ground.currency }
        : { type: 'number', value: String(whole) },
  },
});

/** A rule to begin with, on a type, under a name to be made free. @returns what the type lacks for it */
export function fromTemplate(
  template: Template,
  type: ResourceType,
  document: PolicyDocument,
  ground: ChoiceGround,
): MadeItem | Lack {
  const short = shortNameOf(type.name);
  const on = [type.name];
  const actions = deciding(type);
  switch (template) {
    case 'blank':
      return {
        kind: 'rule',
        entry: {
          kind: 'forbid',
          name: `New${short}Rule`,
          actions: ['read'],
          on,
          when: { kind: 'constant', value: false },
          because: 'Say why',
        },
      };
    case 'own': {
      if (type.owner === undefined) return 'own';
      const when: Condition = {
        kind: 'compare',
        operator: '=',
        left: field(type.owner),
        right: subject('id'),
      };
      const because = 'nobody decides their own';
      return { kind: 'rule', entry: { kind: 'forbid', name: `Own${short}`, actions, on, when, because } };
    }
    case 'department': {
      if (type.department === undefined) return 'department';
      const unless: Condition = {
        kind: 'within',
        operand: field(type.department),
        tree: subject('department'),
      };
      const because = 'it is decided in the department concerned';
      return {
        kind: 'rule',
        entry: { kind: 'forbid', name: `Other${short}Department`, actions, on, unless, because },
      };
    }
    case 'limit':
    case 'secondFactor': {
      if (type.amount === undefined) return 'amount';
      const shared = { actions, on, when: above(type, type.amount, 10_000, ground) };
      return template === 'limit'
        ? {
            kind: 'rule',
            entry: { kind: 'forbid', name: `Large${short}`, ...shared, because: 'it is above the limit' },
          }
        : {
            kind: 'rule',
            entry: {
              kind: 'require',
              name: `Confirm${short}`,
              ...shared,
              obligation: 'second-factor',
              because: 'a large amount is confirmed with a second factor',
            },
          };
    }
    case 'fourEyes': {
      const [first, second] = ['submit', 'approve', 'pay'].filter((each) => type.actions.includes(each));
      if (!type.history || first === undefined || second === undefined) return 'history';
      return {
        kind: 'exclusion',
        entry: { kind: 'actions', name: `FourEyes${short}`, actions: [first, second], on: type.name },
      };
    }
    case 'favours':
      if (!type.history || !['submit', 'approve'].every((each) => type.actions.includes(each)))
        return 'history';
      return {
        kind: 'exclusion',
        entry: { kind: 'actions', name: `Return${short}`, actions: [FAVOUR, 'approve'], on: type.name },
      };
    case 'region':
    case 'set': {
      const chosen = type.fields.find(({ values }) => values !== undefined && values.length > 0);
      if (chosen === undefined) return 'enum';
      const where: Condition = {
        kind: 'compare',
        operator: '=',
        left: field(chosen.name),
        right: { kind: 'literal', value: { type: 'text', value: chosen.values?.[0] ?? '' } },
      };
      if (template === 'set')
        return { kind: 'set', entry: { name: `some${short}s`, type: type.name, where } };
      const [role] = document.roles;
      if (role === undefined) return 'roles';
      return {
        kind: 'policy',
        entry: { name: `Some${short}s`, type: type.name, roles: [role.name], where },
      };
    }
    case 'guard':
      return {
        kind: 'guard',
        entry: { name: `Keep${short}`, who: {}, never: { kind: 'action', actions: ['delete'], on } },
      };
    case 'approval':
      if (type.department === undefined) return 'department';
      if (!type.actions.includes('approve')) return 'approve';
      return {
        kind: 'approval',
        entry: {
          name: `${short}Approval`,
          on: type.name,
          steps: [{ name: 'Head', by: { kind: 'head' }, need: 'any' }],
        },
      };
    default:
      return template satisfies never;
  }
}
