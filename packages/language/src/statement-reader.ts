import type { SyntaxNode } from '@lezer/common';
import { shortNameOf } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import { nearestNames } from '@remit/policy/nearest-names';
import type { Declarations } from './declarations.ts';

/** Reads the names of one statement against what is declared. What is wrong is reported, and reading goes on. */
export interface StatementReader {
  readonly declared: Declarations;
  /** The text of a node. */
  readonly textOf: (node: SyntaxNode) => string;
  readonly report: (
    node: SyntaxNode,
    message: string,
    expected: readonly string[],
    nearest: readonly string[],
  ) => void;
}

/** The name if it is declared; else it is reported and null. */
function declaredName(
  reader: StatementReader,
  node: SyntaxNode,
  what: string,
  names: readonly string[],
): string | null {
  const name = reader.textOf(node);
  if (names.includes(name)) return name;
  reader.report(
    node,
    `\`${name}\` is not declared as a ${what}`,
    [`the name of a ${what}`],
    nearestNames(name, names),
  );
  return null;
}

export const readRole = (reader: StatementReader, node: SyntaxNode): string | null =>
  declaredName(reader, node, 'role', reader.declared.roles);

export const readModule = (reader: StatementReader, node: SyntaxNode): string | null =>
  declaredName(reader, node, 'module', reader.declared.modules);

/** Every name of a list of roles that is declared. */
export const readRoles = (reader: StatementReader, list: SyntaxNode): readonly string[] =>
  list.getChildren('Name').flatMap((node) => readRole(reader, node) ?? []);

/**
 * A type by its full name or, where only one module has it, by its short one.
 * @param name as written, `Contract` or `crm.Contract`
 */
export function readType(
  reader: StatementReader,
  node: SyntaxNode,
  name = reader.textOf(node),
): ResourceType | null {
  const { types } = reader.declared;
  const full = types.find((type) => type.name === name);
  if (full !== undefined) return full;
  const short = types.filter((type) => shortNameOf(type.name) === name);
  const [only] = short;
  if (only !== undefined && short.length === 1) return only;
  const names = short.map((type) => type.name);
  if (names.length > 1) {
    reader.report(
      node,
      `\`${name}\` names a type in more than one module: write its full name`,
      names.map((each) => `\`${each}\``),
      names,
    );
    return null;
  }
  const known = types.flatMap((type) => [type.name, shortNameOf(type.name)]);
  reader.report(
    node,
    `\`${name}\` is not declared as a type`,
    ['the name of a type'],
    nearestNames(name, known),
  );
  return null;
}

/** A field of a type, `folder` included. */
export function readField(
  reader: StatementReader,
  node: SyntaxNode,
  type: ResourceType,
  name: string,
): string | null {
  const names = [...type.fields.map((field) => field.name), 'folder'];
  if (names.includes(name)) return name;
  reader.report(
    node,
    `\`${type.name}\` has no field \`${name}\``,
    [`a field of \`${type.name}\``],
    nearestNames(name, names),
  );
  return null;
}
