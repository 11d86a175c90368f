import type { SyntaxNode } from '@lezer/common';
import type {
  Aggregation,
  Approval,
  ApprovalStep,
  ResourceType,
  StepDeciders,
  StepNeed,
} from '@remit/policy/document';
import { readAskedFile, readQuestion } from './read-asked.ts';
import { readCondition } from './read-condition.ts';
import { readDuration } from './read-literal.ts';
import { nameIn, readName, readRoles, readText, readType } from './read-names.ts';
import { type StatementReader, markList } from './statement-reader.ts';

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
  if (names !== null) return reader.mark({ kind: 'roles', roles: readRoles(reader, names) }, names);
  const people = step.getChild('People');
  if (people === null) return reader.mark({ kind: 'head' }, step.getChild('Head') ?? step);
  const nodes = people.getChildren('Text');
  const emails = markList(
    reader,
    nodes.map((node) => readText(reader, node)),
    people,
    nodes,
  );
  return reader.mark({ kind: 'people', emails }, people);
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

/** `total recent of amount by submitter, payee over 30 days`, and `count` without an amount. */
function readAggregation(reader: StatementReader, node: SyntaxNode): Aggregation | null {
  const names = node.getChild('By')?.getChild('Names') ?? null;
  const duration = node.getChild('Duration');
  if (names === null || duration === null) throw new Error('the grammar gave a sum no fields or no time');
  const of = node.getChild('Of');
  const fields = names.getChildren('Name');
  const over = readDuration(reader, duration);
  if (over === null) return null;
  const aggregation: Aggregation = {
    name: nameIn(reader, node),
    ...(of === null ? {} : { of: nameIn(reader, of) }),
    by: markList(
      reader,
      fields.map((field) => readName(reader, field)),
      names,
      fields,
    ),
    over,
  };
  return reader.mark(aggregation, node, { name: node.getChild('Name'), of, over: duration });
}

/** `approval Payments on fin.PaymentRequest` with what it asks for, and its steps, in order. */
export function readApproval(reader: StatementReader, node: SyntaxNode): Approval | null {
  const dotted = node.getChild('OnType')?.getChild('Dotted') ?? null;
  if (dotted === null) throw new Error('the grammar gave an approval no type');
  const type = readType(reader, dotted);
  const steps = node.getChildren('Step').map((step) => readStep(reader, step, type));
  const aggregations = node.getChildren('Aggregation').flatMap((each) => readAggregation(reader, each) ?? []);
  const asks = node.getChildren('Asks').flatMap((each) => readQuestion(reader, each, type) ?? []);
  const attaches = node.getChildren('Attaches').map((each) => readAskedFile(reader, each, type));
  if (type === null) return null;
  const approval: Approval = {
    name: nameIn(reader, node),
    on: type.name,
    ...(aggregations.length === 0 ? {} : { aggregations }),
    ...(asks.length === 0 ? {} : { asks }),
    ...(attaches.length === 0 ? {} : { attaches }),
    steps,
  };
  return reader.mark(approval, node, { name: node.getChild('Name'), on: dotted });
}
