import type { SyntaxNode } from '@lezer/common';
import type {
  Approval,
  ApprovalStep,
  Guard,
  GuardedThing,
  StepDeciders,
  StepNeed,
} from '@remit/policy/document';
import type { ResourceType } from '@remit/policy/document';
import { readCondition } from './read-condition.ts';
import { readDuration } from './read-literal.ts';
import {
  nameIn,
  readActions,
  readFieldPath,
  readRoles,
  readType,
  readTypes,
  typeNames,
} from './read-names.ts';
import { clauseText } from './read-role.ts';
import type { StatementReader } from './statement-reader.ts';
import { EVERYONE } from './words.ts';

function readGuarded(
  reader: StatementReader,
  never: SyntaxNode,
): { readonly thing: GuardedThing; readonly types: readonly (ResourceType | null)[] } | null {
  const path = never.getChild('See')?.getChild('Dotted') ?? null;
  if (path !== null) {
    const found = readFieldPath(reader, path);
    const parts = { type: path, field: path.getChildren('Name').at(-1) };
    if (found === null) return null;
    const thing = reader.mark({ kind: 'field', ...found } as const, never, parts);
    return { thing, types: [reader.known.types.get(found.type) ?? null] };
  }
  const [names, on] = [never.getChild('Names'), never.getChild('OnTypes')];
  if (names === null || on === null) throw new Error('the grammar gave a guard nothing to keep from');
  const types = readTypes(reader, on);
  const thing = {
    kind: 'action',
    actions: readActions(reader, names),
    on: typeNames(reader, on, types),
  } as const;
  return { thing: reader.mark(thing, never), types };
}

/** `guard SalariesStayPrivate: everyone except HR never see hr.Employee.salary`. */
export function readGuard(reader: StatementReader, node: SyntaxNode): Guard | null {
  const [names, never] = [node.getChild('Names'), node.getChild('Never')];
  if (names === null || never === null)
    throw new Error('the grammar gave a guard no people or nothing to keep from');
  const everyone = reader.textOf(names) === EVERYONE;
  const except = node.getChild('Except')?.getChild('Names') ?? null;
  const holding = everyone ? null : readRoles(reader, names);
  const others = except === null ? null : readRoles(reader, except);
  const guarded = readGuarded(reader, never);
  const [when, because] = [node.getChild('When'), node.getChild('Because')];
  const condition = when === null ? null : readCondition(reader, when, guarded?.types ?? []);
  const reason = clauseText(reader, because);
  if (guarded === null) return null;
  const guard: Guard = {
    name: nameIn(reader, node),
    who: {
      ...(holding === null ? {} : { holding }),
      ...(others === null || others.length === 0 ? {} : { except: others }),
    },
    never: guarded.thing,
    ...(condition === null ? {} : { when: condition }),
    ...(reason === null ? {} : { because: reason }),
  };
  reader.mark(guard.who, names);
  return reader.mark(guard, node, { name: node.getChild('Name'), when, because });
}

function readNeed(reader: StatementReader, need: SyntaxNode | null): StepNeed {
  if (need === null) return 'any';
  const number = need.getChild('Number');
  if (number === null) {
    const word = reader.textOf(need.lastChild ?? need);
    return word === 'all' || word === 'each' ? word : 'any';
  }
  const count = Number(reader.textOf(number).replaceAll(/\s/gu, ''));
  if (!Number.isSafeInteger(count) || count < 1)
    reader.report(number, 'a step needs a whole number of people', ['a number from 1']);
  return count;
}

function readDeciders(reader: StatementReader, step: SyntaxNode): StepDeciders {
  const names = step.getChild('Names');
  const by: StepDeciders =
    names === null ? { kind: 'head' } : { kind: 'roles', roles: readRoles(reader, names) };
  return reader.mark(by, names ?? step.getChild('Head') ?? step);
}

function readStep(reader: StatementReader, node: SyntaxNode, type: ResourceType | null): ApprovalStep {
  const need = node.getChild('Need');
  const duration = node.getChild('WithinTime')?.getChild('Duration') ?? null;
  const within = duration === null ? null : readDuration(reader, duration);
  const when = node.getChild('When');
  const step: ApprovalStep = {
    name: nameIn(reader, node),
    by: readDeciders(reader, node),
    need: readNeed(reader, need),
    ...(when === null ? {} : { when: readCondition(reader, when, [type]) }),
    ...(within === null ? {} : { within }),
  };
  return reader.mark(step, node, { name: node.getChild('Name'), need, within: duration, when });
}

/** `approval Payments on fin.PaymentRequest` with its steps, in order. */
export function readApproval(reader: StatementReader, node: SyntaxNode): Approval | null {
  const dotted = node.getChild('OnType')?.getChild('Dotted') ?? null;
  if (dotted === null) throw new Error('the grammar gave an approval no type');
  const type = readType(reader, dotted);
  const steps = node.getChildren('Step').map((step) => readStep(reader, step, type));
  if (type === null) return null;
  const approval: Approval = { name: nameIn(reader, node), on: type.name, steps };
  return reader.mark(approval, node, { name: node.getChild('Name'), on: dotted });
}
