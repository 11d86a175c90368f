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
import { currencyDigits } from '@remit/policy/values/currency';
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

/** The records of a type that have the first value of its first field with a list of them; null where none has one. */
function firstChoice(type: ResourceType): Condition | null {
  const chosen = type.fields.find(({ values }) => values !== undefined && values.length > 0);
  if (chosen === undefined) return null;
  const value = { type: 'text', value: chosen.values?.[0] ?? '' } as const;
  return { kind: 'compare', operator: '=', left: field(chosen.name), right: { kind: 'literal', value } };
}

/** What an item is made of: the type that it is about, and the ground that it stands on. */
interface Start {
  readonly type: ResourceType;
  readonly short: string;
  readonly on: readonly string[];
  readonly actions: readonly string[];
  readonly roles: PolicyDocument['roles'];
  readonly ground: ChoiceGround;
}

const rule = (entry: Rule): MadeItem => ({ kind: 'rule', entry });

const makers: Readonly<Record<Template, (start: Start) => MadeItem | Lack>> = {
  blank: ({ short, on }) => {
    const when: Condition = { kind: 'constant', value: false };
    return rule({
      kind: 'forbid',
      name: `New${short}Rule`,
      actions: ['read'],
      on,
      when,
      because: 'Say why',
    });
  },
  own: ({ type, short, on, actions }) => {
    if (type.owner === undefined) return 'own';
    const when: Condition = { kind: 'compare', operator: '=', left: field(type.owner), right: subject('id') };
    const because = 'nobody decides their own';
    return rule({ kind: 'forbid', name: `Own${short}`, actions, on, when, because });
  },
  department: ({ type, short, on, actions }) => {
    if (type.department === undefined) return 'department';
    const unless: Condition = {
      kind: 'within',
      operand: field(type.department),
      tree: subject('department'),
    };
    const because = 'it is decided in the department concerned';
    return rule({ kind: 'forbid', name: `Other${short}Department`, actions, on, unless, because });
  },
  limit: ({ type, short, on, actions, ground }) => {
    if (type.amount === undefined) return 'amount';
    const when = above(type, type.amount, 10_000, ground);
    return rule({
      kind: 'forbid',
      name: `Large${short}`,
      actions,
      on,
      when,
      because: 'it is above the limit',
    });
  },
  secondFactor: ({ type, short, on, actions, ground }) => {
    if (type.amount === undefined) return 'amount';
    return rule({
      kind: 'require',
      name: `Confirm${short}`,
      actions,
      on,
      when: above(type, type.amount, 10_000, ground),
      obligation: 'second-factor',
      because: 'a large amount is confirmed with a second factor',
    });
  },
  fourEyes: ({ type, short }) => {
    const [first, second] = ['submit', 'approve', 'pay'].filter((each) => type.actions.includes(each));
    if (!type.history || first === undefined || second === undefined) return 'history';
    const name = `FourEyes${short}`;
    return { kind: 'exclusion', entry: { kind: 'actions', name, actions: [first, second], on: type.name } };
  },
  favours: ({ type, short }) => {
    const returns = ['submit', 'approve'].every((each) => type.actions.includes(each));
    if (!type.history || !returns) return 'history';
    const name = `Return${short}`;
    return {
      kind: 'exclusion',
      entry: { kind: 'actions', name, actions: [FAVOUR, 'approve'], on: type.name },
    };
  },
  region: ({ type, short, roles }) => {
    const where = firstChoice(type);
    if (where === null) return 'enum';
    const [role] = roles;
    if (role === undefined) return 'roles';
    return {
      kind: 'policy',
      entry: { name: `Some${short}s`, type: type.name, roles: [role.name], where },
    };
  },
  set: ({ type, short }) => {
    const where = firstChoice(type);
    return where === null
      ? 'enum'
      : { kind: 'set', entry: { name: `some${short}s`, type: type.name, where } };
  },
  guard: ({ short, on }) => {
    const never = { kind: 'action', actions: ['delete'], on } as const;
    return { kind: 'guard', entry: { name: `Keep${short}`, who: {}, never } };
  },
  approval: ({ type, short }) => {
    if (type.department === undefined) return 'department';
    if (!type.actions.includes('approve')) return 'approve';
    const steps = [{ name: 'Head', by: { kind: 'head' }, need: 'any' }] as const;
    return { kind: 'approval', entry: { name: `${short}Approval`, on: type.name, steps } };
  },
};

/** A rule to begin with, on a type, under a name to be made free. @returns what the type lacks for it */
export function fromTemplate(
  template: Template,
  type: ResourceType,
  { roles }: PolicyDocument,
  ground: ChoiceGround,
): MadeItem | Lack {
  const [short, on, actions] = [shortNameOf(type.name), [type.name], deciding(type)] as const;
  return makers[template]({ type, short, on, actions, roles, ground });
}
