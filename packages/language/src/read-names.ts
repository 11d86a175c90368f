import type { SyntaxNode } from '@lezer/common';
import { REMIT_MODULE } from '@remit/policy/catalog';
import type { Reportable, ResourceType } from '@remit/policy/document';
import { favourDays } from '@remit/policy/favour';
import { nearestNames } from '@remit/policy/why-not/nearest-names';
import { unquoted } from './quoted-text.ts';
import { markList, type StatementReader } from './statement-reader.ts';
import { NOBODY, NOTHING } from './words.ts';

/** The text of a quoted node; a wrong escape in it is reported. */
export function readText(reader: StatementReader, node: SyntaxNode): string {
  const { text, problem } = unquoted(reader.textOf(node));
  if (problem !== null) reader.report(node, problem, []);
  return text;
}

/** A name, bare or in back-quotes. */
export function readName(reader: StatementReader, node: SyntaxNode): string {
  const written = reader.textOf(node);
  return written.startsWith('`') ? readText(reader, node) : written.normalize('NFC');
}

/** The name of a statement, or of another part of it that has one. */
export function nameIn(reader: StatementReader, node: SyntaxNode): string {
  const name = node.getChild('Name');
  if (name === null) throw new Error(`the grammar gave ${node.name} no name`);
  return readName(reader, name);
}

/** `report only` after the name of a rule or of an exclusion of actions. */
export const readReporting = (node: SyntaxNode): Reportable =>
  node.getChild('ReportOnly') === null ? {} : { reportOnly: true };

/** The names of a list; a word that stands for none, such as `nobody`, is an empty list. */
function listed(reader: StatementReader, list: SyntaxNode, none: string): readonly SyntaxNode[] {
  const nodes = list.getChildren('Name');
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined && reader.textOf(only) === none ? [] : nodes;
}

function declaredName(
  reader: StatementReader,
  node: SyntaxNode,
  what: string,
  names: ReadonlySet<string>,
): string | null {
  const name = readName(reader, node);
  if (names.has(name)) return name;
  reader.report(node, `\`${name}\` is not declared as a ${what}`, [`the name of a ${what}`], () =>
    nearestNames(name, names),
  );
  return null;
}

/** A role that is declared; any other is reported and null. */
export const readRole = (reader: StatementReader, node: SyntaxNode): string | null =>
  declaredName(reader, node, 'role', reader.known.roles);

/** A module that is declared, or Remit's own; any other is reported and null. */
export const readModule = (reader: StatementReader, node: SyntaxNode): string | null =>
  reader.textOf(node) === REMIT_MODULE
    ? REMIT_MODULE
    : declaredName(reader, node, 'module', reader.known.modules);

/** Every role of a list that is declared; `nobody` names none. */
export function readRoles(reader: StatementReader, list: SyntaxNode): readonly string[] {
  const found = listed(reader, list, NOBODY).flatMap((node) => {
    const role = readRole(reader, node);
    return role === null ? [] : [{ role, node }];
  });
  return markList(
    reader,
    found.map(({ role }) => role),
    list,
    found.map(({ node }) => node),
  );
}

/** An action that some type has, or a group of actions; any other is reported and null. */
export function readAction(reader: StatementReader, node: SyntaxNode): string | null {
  const name = readName(reader, node);
  const { actions } = reader.known;
  if (actions.has(name)) return name;
  reader.report(node, `no type has an action \`${name}\``, ['the name of an action'], () =>
    nearestNames(name, actions),
  );
  return null;
}

/** The name of what a history may tell: an action, or a favour. */
export function readRecorded(reader: StatementReader, node: SyntaxNode): string | null {
  const name = readName(reader, node);
  return favourDays(name) === null ? readAction(reader, node) : name;
}

/** Every action of a list that some type has; `nothing` names none. */
export function readActions(reader: StatementReader, list: SyntaxNode): readonly string[] {
  const found = listed(reader, list, NOTHING).flatMap((node) => {
    const action = readAction(reader, node);
    return action === null ? [] : [{ action, node }];
  });
  return markList(
    reader,
    found.map(({ action }) => action),
    list,
    found.map(({ node }) => node),
  );
}

/** What a dotted name says, part by part. */
export const readDotted = (reader: StatementReader, node: SyntaxNode): readonly string[] =>
  node.getChildren('Name').map((each) => readName(reader, each));

/**
 * A type by its full name or, where only one module has it, by its bare one.
 * @param name as written, `Contract` or `crm.Contract`
 */
export function readType(
  reader: StatementReader,
  node: SyntaxNode,
  name = readDotted(reader, node).join('.'),
): ResourceType | null {
  const { types, bareTypes } = reader.known;
  const full = types.get(name);
  if (full !== undefined) return full;
  const names = bareTypes.get(name) ?? [];
  const [only] = names;
  if (only !== undefined && names.length === 1) return types.get(only) ?? null;
  if (names.length > 1) {
    const expected = names.map((each) => `\`${each}\``);
    const message = `\`${name}\` names a type in more than one module: write its full name`;
    reader.report(node, message, expected, () => names);
    return null;
  }
  reader.report(node, `\`${name}\` is not declared as a type`, ['the name of a type'], () =>
    nearestNames(name, [...types.keys(), ...bareTypes.keys()]),
  );
  return null;
}

/** The types after `on`; `nothing` names none. */
export function readTypes(reader: StatementReader, on: SyntaxNode): readonly (ResourceType | null)[] {
  const nodes = on.getChildren('Dotted');
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined && reader.textOf(only) === NOTHING) return [];
  return nodes.map((node) => readType(reader, node));
}

/** Full names of the types that there are among those after `on`. */
export const typeNames = (
  reader: StatementReader,
  on: SyntaxNode,
  types: readonly (ResourceType | null)[],
): readonly string[] =>
  markList(
    reader,
    types.flatMap((type) => type?.name ?? []),
    on,
    on.getChildren('Dotted').filter((_, at) => (types[at] ?? null) !== null),
  );

/** A field of a type, `folder` included; any other is reported and null. */
export function readField(
  reader: StatementReader,
  node: SyntaxNode,
  type: ResourceType,
  name: string,
): string | null {
  if (name === 'folder' || type.fields.some((field) => field.name === name)) return name;
  reader.report(node, `\`${type.name}\` has no field \`${name}\``, [`a field of \`${type.name}\``], () =>
    nearestNames(name, [...type.fields.map((field) => field.name), 'folder']),
  );
  return null;
}

/** The type and the field of `Contract.margin`; null when either is not declared. */
export function readFieldPath(
  reader: StatementReader,
  path: SyntaxNode,
): { readonly type: string; readonly field: string } | null {
  const names = readDotted(reader, path);
  const last = path.getChildren('Name').at(-1) ?? path;
  const type = readType(reader, path, names.slice(0, -1).join('.'));
  const field = type === null ? null : readField(reader, last, type, names.at(-1) ?? '');
  return type === null || field === null ? null : { type: type.name, field };
}

/** `Folder.engineering.platform` is `/engineering/platform`; a quoted path is one as it stands. */
export function readPlace(reader: StatementReader, place: SyntaxNode): string | null {
  const quotedPath = place.getChild('Text');
  const dotted = place.getChild('Dotted');
  if (quotedPath !== null) return readPath(reader, quotedPath);
  const [root, ...names] = dotted === null ? [] : readDotted(reader, dotted);
  if (root === 'Folder' && names.length > 0) return `/${names.join('/')}`;
  const expected = ['`Folder.` and its name', "a path such as `'/sales/emea'`"];
  reader.report(dotted ?? place, 'this is no folder', expected);
  return null;
}

/** A path in a tree of folders or departments, in quotes; what is none is reported and null. */
export function readPath(reader: StatementReader, node: SyntaxNode): string | null {
  const path = readText(reader, node);
  if (path === '/' || /^(\/[^/]+)+$/u.test(path)) return path;
  reader.report(node, `\`${path}\` is no path of a folder or department`, ["a path such as `'/sales/emea'`"]);
  return null;
}
