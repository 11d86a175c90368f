import type { Comparison, Condition, Operand } from '@remit/policy/condition';
import type { Value } from '@remit/policy/values/value';
import { cedarEntity, cedarString } from './cedar-text.ts';

/** What an operand is in Cedar, and what must hold for there to be a value. */
interface CedarOperand {
  readonly text: string;
  readonly there: string;
}

/** Names of the fields that hold members, departments and folders, which Cedar must know as entities. */
export type FieldTypeOf = (of: 'subject' | 'resource', name: string) => Value['type'];

const ALWAYS = 'true';

/** @throws for a value that Cedar has no match for: numbers with a fraction, moments, lists */
function literalText(value: Value): string {
  switch (value.type) {
    case 'text':
    case 'enum':
      return cedarString(value.value);
    case 'number':
      if (!/^-?\d{1,15}$/.test(value.value)) throw new Error(`Cedar has no number \`${value.value}\`.`);
      return value.value;
    case 'money':
      return String(value.minor);
    case 'boolean':
      return String(value.value);
    case 'member':
      return cedarEntity('Member', value.value);
    case 'department':
      return cedarEntity('Department', value.value);
    case 'folder':
      return cedarEntity('Folder', value.value);
    case 'date':
    case 'instant':
    case 'duration':
    case 'text[]':
      throw new Error(`No policy that Cedar is told has a ${value.type}.`);
    default:
      return value satisfies never;
  }
}

/** A text against a field that holds entities is the entity of that name. */
function matched(value: Value, wanted: Value['type'] | null): Value {
  if (value.type !== 'text') return value;
  if (wanted === 'member' || wanted === 'department' || wanted === 'folder')
    return { type: wanted, value: value.value };
  return value;
}

/** Translates conditions for one kind of record, whose fields have the types that `typeOf` tells. */
export function cedarConditions(typeOf: FieldTypeOf) {
  const typeOfOperand = (operand: Operand): Value['type'] | null => {
    if (operand.kind === 'literal') return operand.value.type;
    if (operand.kind === 'attribute' && (operand.of === 'subject' || operand.of === 'resource'))
      return typeOf(operand.of, operand.name);
    return null;
  };

  const operandText = (operand: Operand, other: Operand): CedarOperand => {
    if (operand.kind === 'literal') {
      const text = literalText(matched(operand.value, typeOfOperand(other)));
      return { text, there: ALWAYS };
    }
    if (operand.kind !== 'attribute') throw new Error(`Cedar is told no \`${operand.kind}\`.`);
    if (operand.of === 'subject' && operand.name === 'id') return { text: 'principal', there: ALWAYS };
    const holder =
      operand.of === 'subject' ? 'principal' : operand.of === 'resource' ? 'resource' : 'context';
    return { text: `${holder}.${operand.name}`, there: `${holder} has ${operand.name}` };
  };

  const known = (truth: boolean, text: string, ...operands: readonly CedarOperand[]): string => {
    const there = [...new Set(operands.map((each) => each.there).filter((each) => each !== ALWAYS))];
    return `(${[...there, truth ? `(${text})` : `!(${text})`].join(' && ')})`;
  };

  const comparison = (operator: Comparison, left: Operand, right: Operand, truth: boolean): string => {
    const [one, other] = [operandText(left, right), operandText(right, left)];
    const symbol = operator === '=' ? '==' : operator;
    return known(truth, `${one.text} ${symbol} ${other.text}`, one, other);
  };

  /**
   * The Cedar expression that holds exactly where the condition comes out as `truth`; where it is unknown neither of
   * the two holds, and none of them ever errs.
   * @throws for what Cedar cannot say
   */
  const says = (condition: Condition, truth: boolean): string => {
    switch (condition.kind) {
      case 'constant':
        return String(condition.value === truth);
      case 'compare':
        return comparison(condition.operator, condition.left, condition.right, truth);
      case 'within': {
        const [path, tree] = [
          operandText(condition.operand, condition.tree),
          operandText(condition.tree, condition.operand),
        ];
        return known(truth, `${path.text} in ${tree.text}`, path, tree);
      }
      case 'in': {
        const all = condition.list.map((each) => says(equal(condition.operand, each), truth));
        // What is there is not in an empty list; what is missing is nowhere.
        if (all.length === 0) {
          const { there } = operandText(condition.operand, condition.operand);
          return truth ? 'false' : `(${there})`;
        }
        return `(${all.join(truth ? ' || ' : ' && ')})`;
      }
      case 'not':
        return says(condition.condition, !truth);
      case 'and':
      case 'or': {
        const every = (condition.kind === 'and') === truth;
        const all = condition.conditions.map((each) => says(each, truth));
        return all.length === 0 ? String(every) : `(${all.join(every ? ' && ' : ' || ')})`;
      }
      case 'is-null': {
        const { operand } = condition;
        const { there } = operandText(operand, operand);
        if (there === ALWAYS) return String(!truth);
        return truth ? `!(${there})` : `(${there})`;
      }
      case 'took': {
        const taken = `resource.${condition.action}`;
        // A history that is not known, and a person whom it does not name, may be the member.
        return truth
          ? `(resource has ${condition.action} && ${taken}.contains(principal.person))`
          : `(resource has ${condition.action} && !${taken}.contains(principal.person) && !${taken}.contains("?"))`;
      }
      case 'text':
      case 'overlaps':
        throw new Error(`Cedar is told no \`${condition.kind}\`.`);
      default:
        return condition satisfies never;
    }
  };
  return says;
}

const equal = (left: Operand, right: Operand): Condition => {
  return { kind: 'compare', operator: '=', left, right };
};
