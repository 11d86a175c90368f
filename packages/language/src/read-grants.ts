import type { SyntaxNode } from '@lezer/common';
import type { Grant, Limit, Qualifier } from '@remit/policy/document';
import { nearestNames } from '@remit/policy/nearest-names';
import { ACTION_GROUPS, COMMON_ACTIONS } from '@remit/policy/catalog';
import { readWhere } from './read-condition.ts';
import { readMoney } from './read-literal.ts';
import { readType, type StatementReader } from './statement-reader.ts';

function readAction(reader: StatementReader, node: SyntaxNode): string | null {
  const name = reader.textOf(node);
  const actions = [
    ...COMMON_ACTIONS,
    ...ACTION_GROUPS,
    ...reader.declared.types.flatMap((type) => type.actions),
  ];
  if (actions.includes(name)) return name;
  reader.report(
    node,
    `no type has an action \`${name}\``,
    ['the name of an action'],
    nearestNames(name, actions),
  );
  return null;
}

/** `own`, `department`, a module or a record set. */
function readQualifier(reader: StatementReader, node: SyntaxNode): Qualifier | null {
  const name = reader.textOf(node);
  const { modules, sets } = reader.declared;
  if (name === 'own' || name === 'department') return { kind: name };
  if (modules.includes(name) && sets.includes(name)) {
    reader.report(
      node,
      `\`${name}\` is both a module and a record set: give one of them another name`,
      [],
      [],
    );
    return null;
  }
  if (modules.includes(name)) return { kind: 'module', module: name };
  if (sets.includes(name)) return { kind: 'set', set: name };
  const expected = ['`own`', '`department`', 'the name of a module', 'the name of a record set'];
  reader.report(
    node,
    `\`${name}\` is not declared as a module or a record set`,
    expected,
    nearestNames(name, ['own', 'department', ...modules, ...sets]),
  );
  return null;
}

function readLimit(reader: StatementReader, node: SyntaxNode): Limit | null {
  const limit = readMoney(reader.textOf(node));
  if (typeof limit !== 'string') return limit;
  reader.report(node, limit, [], []);
  return null;
}

/**
 * The grants of `read, update.own on Contract up to 10 000 EUR where …`: one for each way in which actions are
 * narrowed, because `.own` belongs to its action alone and what follows belongs to all.
 */
export function readGrants(reader: StatementReader, node: SyntaxNode): readonly Grant[] {
  const types =
    node
      .getChild('OnTypes')
      ?.getChildren('Dotted')
      .map((each) => readType(reader, each)) ?? null;
  const limitNode = node.getChild('UpTo')?.getChild('Money') ?? null;
  const whereNode = node.getChild('Where');
  const upTo = limitNode === null ? null : readLimit(reader, limitNode);
  const only = types?.length === 1 ? (types[0] ?? null) : null;
  const shared = {
    ...(types === null ? {} : { on: types.flatMap((type) => type?.name ?? []) }),
    ...(upTo === null ? {} : { upTo }),
    ...(whereNode === null ? {} : { where: readWhere({ ...reader, type: only }, whereNode) }),
  };
  const byQualifiers = new Map<string, { actions: string[]; qualifiers: readonly Qualifier[] }>();
  for (const action of node.getChildren('Action')) {
    const [name, ...narrowing] = action.getChildren('Name');
    const read = name === undefined ? null : readAction(reader, name);
    const qualifiers = narrowing.flatMap((each) => readQualifier(reader, each) ?? []);
    if (read === null || qualifiers.length < narrowing.length) continue;
    const key = JSON.stringify(qualifiers);
    const grant = byQualifiers.get(key) ?? { actions: [], qualifiers };
    byQualifiers.set(key, grant);
    grant.actions.push(read);
  }
  return [...byQualifiers.values()].map(({ actions, qualifiers }) => {
    return { actions, ...(qualifiers.length === 0 ? {} : { qualifiers }), ...shared };
  });
}
