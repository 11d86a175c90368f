import type { SyntaxNode } from '@lezer/common';
import type { Exclusion, FieldRule, RowPolicy, Rule } from '@remit/policy/document';
import { readCondition } from './read-condition.ts';
import { readObligation } from './read-grants.ts';
import {
  nameIn,
  readAction,
  readActions,
  readFieldPath,
  readRole,
  readRoles,
  readType,
  readTypes,
  typeNames,
} from './read-names.ts';
import { clauseText } from './read-role.ts';
import { markList, type StatementReader } from './statement-reader.ts';

/** `policy West on Account for SalesRep where region = 'west'`. */
export function readRowPolicy(reader: StatementReader, node: SyntaxNode): RowPolicy | null {
  const dotted = node.getChild('OnType')?.getChild('Dotted') ?? null;
  const holders = node.getChild('Holders');
  const names = holders?.getChild('Names') ?? null;
  const where = node.getChild('Where');
  if (dotted === null || names === null || where === null)
    throw new Error('the grammar gave a row policy no type, roles or condition');
  const type = readType(reader, dotted);
  const roles = readRoles(reader, names);
  const condition = readCondition(reader, where, [type]);
  if (type === null) return null;
  const policy: RowPolicy = { name: nameIn(reader, node), type: type.name, roles, where: condition };
  return reader.mark(policy, node, { name: node.getChild('Name'), type: dotted, roles: holders, where });
}

function readMasks(reader: StatementReader, clauses: readonly SyntaxNode[]): FieldRule['masked'] {
  const [first] = clauses;
  if (first === undefined) return undefined;
  const nodes = clauses.flatMap((clause) => clause.getChildren('Mask'));
  const found = nodes.flatMap((node) => {
    const [name, count] = [node.getChild('Name'), node.getChild('Number')];
    if (name === null || count === null) throw new Error('the grammar gave a mask no role or number');
    const role = readRole(reader, name);
    const characters = Number(reader.textOf(count).replaceAll(/\s/gu, ''));
    if (!Number.isSafeInteger(characters) || characters < 1)
      reader.report(node, 'a mask shows a whole number of characters', ['a number from 1']);
    if (role === null) return [];
    return [reader.mark({ role, as: { kind: 'last', characters } as const }, node, { role: name })];
  });
  return markList(reader, found, first, []);
}

/** `field Contract.margin` and who sees it in full, masked, may edit it, or is told not to see it. */
export function readFieldRule(reader: StatementReader, node: SyntaxNode): FieldRule | null {
  const path = node.getChild('Dotted');
  if (path === null) throw new Error('the grammar gave a field rule no field');
  const found = readFieldPath(reader, path);
  const list = (kind: string): readonly string[] | null => {
    const clauses = node.getChildren(kind);
    const [first] = clauses;
    if (first === undefined) return null;
    const names = clauses.flatMap((clause) => clause.getChildren('Names'));
    const roles = names.flatMap((each) => readRoles(reader, each));
    return markList(
      reader,
      roles,
      first,
      names.flatMap((each) => each.getChildren('Name')),
    );
  };
  const [visible, editable, hidden] = [list('Visible'), list('Editable'), list('Hidden')];
  const masked = readMasks(reader, node.getChildren('Masked'));
  if (found === null) return null;
  const rule: FieldRule = {
    ...found,
    ...(visible === null ? {} : { visible }),
    ...(masked === undefined ? {} : { masked }),
    ...(editable === null ? {} : { editable }),
    ...(hidden === null ? {} : { hidden }),
  };
  return reader.mark(rule, node, { type: path, field: path.getChildren('Name').at(-1) });
}

/** `rule NoSelf forbid approve on … when … because …`, or one that requires something of everybody. */
export function readRule(reader: StatementReader, node: SyntaxNode): Rule {
  const forbid = node.getChild('Forbid');
  const body = forbid ?? node.getChild('Require');
  const [names, on] = [body?.getChild('Names') ?? null, body?.getChild('OnTypes') ?? null];
  const because = body?.getChild('Because') ?? null;
  if (body === null || names === null || on === null || because === null)
    throw new Error('the grammar gave a rule no actions, types or reason');
  const types = readTypes(reader, on);
  const when = body.getChild('When');
  const unless = body.getChild('Unless');
  const obligation = body.getChild('Obligation');
  const shared = {
    name: nameIn(reader, node),
    actions: readActions(reader, names),
    on: typeNames(reader, on, types),
    ...(when === null ? {} : { when: readCondition(reader, when, types) }),
    because: clauseText(reader, because) ?? '',
  };
  const parts = { name: node.getChild('Name'), when, unless, because, obligation, body };
  if (forbid === null) {
    if (obligation === null) throw new Error('the grammar gave a rule nothing to require');
    const rule: Rule = { kind: 'require', ...shared, obligation: readObligation(reader, obligation) };
    return reader.mark(rule, node, parts);
  }
  const rule: Rule = {
    kind: 'forbid',
    ...shared,
    ...(unless === null ? {} : { unless: readCondition(reader, unless, types) }),
  };
  return reader.mark(rule, node, parts);
}

/** `exclusive Duties: Payroll, Clerk`. */
export function readExclusive(reader: StatementReader, node: SyntaxNode): Exclusion {
  const names = node.getChild('Names');
  if (names === null) throw new Error('the grammar gave an exclusion no roles');
  const exclusion: Exclusion = { kind: 'roles', name: nameIn(reader, node), roles: readRoles(reader, names) };
  return reader.mark(exclusion, node, { name: node.getChild('Name') });
}

/** `separate FourEyes: submit and approve on fin.PaymentRequest`. */
export function readSeparate(reader: StatementReader, node: SyntaxNode): Exclusion | null {
  const [, first, second] = node.getChildren('Name');
  const dotted = node.getChild('OnType')?.getChild('Dotted') ?? null;
  if (first === undefined || second === undefined || dotted === null)
    throw new Error('the grammar gave a separation no actions or type');
  const [one, other] = [readAction(reader, first), readAction(reader, second)];
  const type = readType(reader, dotted);
  if (one === null || other === null || type === null) return null;
  const exclusion: Exclusion = {
    kind: 'actions',
    name: nameIn(reader, node),
    actions: markList(reader, [one, other] as const, first, [first, second]),
    on: type.name,
  };
  return reader.mark(exclusion, node, { name: node.getChild('Name'), on: dotted });
}
