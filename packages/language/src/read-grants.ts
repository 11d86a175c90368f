import type { SyntaxNode } from '@lezer/common';
import type { Grant, ObligationKind, Qualifier } from '@remit/policy/document';
import { nearestNames } from '@remit/policy/why-not/nearest-names';
import { readCondition } from './read-condition.ts';
import { readMoney } from './read-literal.ts';
import { readAction, readName, readTypes, typeNames } from './read-names.ts';
import { markList, onlyClause, type StatementReader } from './statement-reader.ts';

const inFull = (name: string): readonly string[] => [`\`(module ${name})\``, `\`(set ${name})\``];

/** A module or a record set by the word before it, `(set exec)`, where a bare name could be more than one thing. */
function readQualifierInFull(
  reader: StatementReader,
  node: SyntaxNode,
  nameNode: SyntaxNode,
): Qualifier | null {
  const name = readName(reader, nameNode);
  const keyword = node.getChild('Keyword');
  const kind = keyword !== null && reader.textOf(keyword) === 'module' ? 'module' : 'set';
  const [what, names] =
    kind === 'module'
      ? (['module', reader.known.modules] as const)
      : (['record set', reader.known.sets] as const);
  if (names.has(name)) return kind === 'module' ? { kind, module: name } : { kind, set: name };
  reader.report(nameNode, `\`${name}\` is not declared as a ${what}`, [`the name of a ${what}`], () =>
    nearestNames(name, names),
  );
  return null;
}

/** `own`, `department`, a module or a record set. */
function readQualifier(reader: StatementReader, node: SyntaxNode): Qualifier | null {
  const nameNode = node.getChild('Name');
  if (nameNode === null) throw new Error('the grammar gave a qualifier no name');
  if (node.getChild('Keyword') !== null) return readQualifierInFull(reader, node, nameNode);
  const written = reader.textOf(nameNode);
  if (written === 'own' || written === 'department') return { kind: written };
  const name = readName(reader, nameNode);
  const { modules, sets } = reader.known;
  if (modules.has(name) && sets.has(name)) {
    reader.report(node, `\`${name}\` is both a module and a record set: say which`, inFull(name));
    return null;
  }
  if (modules.has(name)) return { kind: 'module', module: name };
  if (sets.has(name)) return { kind: 'set', set: name };
  const expected = ['`own`', '`department`', 'the name of a module', 'the name of a record set'];
  reader.report(node, `\`${name}\` is not declared as a module or a record set`, expected, () =>
    nearestNames(name, ['own', 'department', ...modules, ...sets]),
  );
  return null;
}

/** `comment` or `second factor`. */
export const readObligation = (reader: StatementReader, node: SyntaxNode): ObligationKind =>
  reader.textOf(node) === 'comment' ? 'comment' : 'second-factor';

/** What narrows all actions of a line alike. */
function readShared(reader: StatementReader, node: SyntaxNode) {
  const on = onlyClause(reader, node, 'OnTypes', 'on');
  const types = on === null ? [] : readTypes(reader, on);
  const limit = onlyClause(reader, node, 'UpTo', 'up to')?.getChild('Money') ?? null;
  const where = onlyClause(reader, node, 'Where', 'where');
  const upTo = limit === null ? null : readMoney(reader, limit);
  const duties = onlyClause(reader, node, 'Requires', 'requires')?.getChildren('Obligation') ?? [];
  return {
    parts: { on, upTo: limit, where },
    clauses: {
      ...(on === null ? {} : { on: typeNames(reader, on, types) }),
      ...(where === null ? {} : { where: readCondition(reader, where, types) }),
      ...(upTo === null ? {} : { upTo }),
      ...(duties.length === 0 ? {} : { requires: duties.map((each) => readObligation(reader, each)) }),
    },
  };
}

interface Narrowed {
  readonly actions: string[];
  readonly nodes: SyntaxNode[];
  readonly qualifiers: readonly Qualifier[];
  readonly qualifierNodes: readonly SyntaxNode[];
}

/**
 * The grants of `read, update.own on Contract up to 10 000 EUR where …`: one for each way in which actions are
 * narrowed, because `.own` belongs to its action alone and what follows belongs to all.
 * @param from where the line begins that the first of them stands on
 */
export function readGrants(reader: StatementReader, node: SyntaxNode, from: number): readonly Grant[] {
  const { parts, clauses } = readShared(reader, node);
  const byQualifiers = new Map<string, Narrowed>();
  for (const action of node.getChildren('Action')) {
    const name = action.getChild('Name');
    const read = name === null ? null : readAction(reader, name);
    const qualifierNodes = action.getChildren('Qualifier');
    const qualifiers = qualifierNodes.flatMap((each) => readQualifier(reader, each) ?? []);
    if (read === null || qualifiers.length < qualifierNodes.length) continue;
    const key = JSON.stringify(qualifiers);
    const grant = byQualifiers.get(key) ?? { actions: [], nodes: [], qualifiers, qualifierNodes };
    byQualifiers.set(key, grant);
    grant.actions.push(read);
    grant.nodes.push(action);
  }
  return [...byQualifiers.values()].map(({ actions, nodes, qualifiers, qualifierNodes }, at) => {
    const [first = node] = nodes;
    const grant: Grant = {
      actions: markList(reader, actions, first, nodes),
      ...(qualifiers.length === 0 ? {} : { qualifiers: markList(reader, qualifiers, first, qualifierNodes) }),
      ...clauses,
    };
    return reader.mark(grant, { from: at === 0 ? from : first.from, to: node.to }, parts);
  });
}
