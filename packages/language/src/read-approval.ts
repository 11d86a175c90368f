import type { SyntaxNode } from '@lezer/common';
import type { Approval, ApprovalStep, ResourceType, StepDeciders, StepNeed } from '@remit/policy/document';
import { readCondition } from './read-condition.ts';
import { readDuration } from './read-literal.ts';
import { nameIn, readRoles, readType } from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';

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
    ...(node.getChild('Optional') === null ? {} : { optional: true as const }),
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
