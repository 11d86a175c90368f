import type { SyntaxNode } from '@lezer/common';
import type {
  PolicyTest,
  ResourceType,
  TestExpectation,
  TestSubject,
  TestValue,
} from '@remit/policy/document';
import { valueOfField } from '@remit/policy/values/value-of-field';
import { LITERALS, readLiteral } from './read-literal.ts';
import {
  nameIn,
  readAction,
  readRecorded,
  readField,
  readName,
  readPath,
  readPlace,
  readRole,
  readText,
  readType,
} from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';
import { NOBODY } from './words.ts';

/** A folder after `at`; without one everything is at the root. */
function readAt(reader: StatementReader, node: SyntaxNode): string {
  const place = node.getChild('At')?.getChild('Place') ?? null;
  return place === null ? '/' : (readPlace(reader, place) ?? '/');
}

function readSubject(reader: StatementReader, node: SyntaxNode, as: SyntaxNode): TestSubject {
  const email = as.getChild('AsMember')?.getChild('Text') ?? null;
  const [department, heads] = [node.getChild('InDepartment'), node.getChild('Heads')];
  if (email !== null) {
    for (const extra of [department, heads])
      if (extra !== null)
        reader.report(
          extra,
          'the directory says where a member is',
          ['somebody made up, by roles'],
          () => [],
        );
    return reader.mark({ kind: 'member', email: readText(reader, email) }, as, { email });
  }
  const holdings = as.getChildren('Holding');
  const [only] = holdings;
  const nobody = holdings.length === 1 && only !== undefined && reader.textOf(only) === NOBODY;
  const roles = (nobody ? [] : holdings).flatMap((holding) => {
    const name = holding.getChild('Name');
    const role = name === null ? null : readRole(reader, name);
    const folder = readAt(reader, holding);
    return role === null
      ? []
      : [reader.mark({ role, folder }, holding, { role: name, folder: holding.getChild('At') })];
  });
  const departmentText = department?.getChild('Text') ?? null;
  const path = departmentText === null ? null : readPath(reader, departmentText);
  const headed = heads?.getChildren('Text').flatMap((each) => readPath(reader, each) ?? []) ?? [];
  const subject: TestSubject = {
    kind: 'made-up',
    roles: reader.mark(roles, as),
    ...(path === null ? {} : { department: path }),
    ...(headed.length === 0 ? {} : { heads: headed }),
  };
  return reader.mark(subject, as, { department, heads });
}

function readSetting(
  reader: StatementReader,
  node: SyntaxNode,
  type: ResourceType | null,
  name: string,
): TestValue {
  if (node.getChild('Null') !== null) return null;
  if (node.getChild('Subject') !== null) return { type: 'subject' };
  const literal = node.lastChild;
  if (literal === null || !LITERALS.includes(literal.name))
    throw new Error('the grammar gave a field no value');
  return valueOfField(readLiteral(reader, literal), type?.fields.find((field) => field.name === name)?.type);
}

function readGiven(reader: StatementReader, given: SyntaxNode | null, type: ResourceType | null) {
  const values = new Map<string, TestValue>();
  const nodes = new Map<string, SyntaxNode>();
  for (const setting of given?.getChildren('Setting') ?? []) {
    const nameNode = setting.getChild('Name');
    if (nameNode === null) throw new Error('the grammar gave a value no field');
    const name = readName(reader, nameNode);
    if (type !== null) readField(reader, nameNode, type, name);
    if (name === 'folder')
      reader.report(nameNode, 'the folder of a record stands after its type', ["`at '/sales'` after `on`"]);
    if (values.has(name)) reader.report(nameNode, `\`${name}\` is given twice`, [`one value of \`${name}\``]);
    values.set(name, readSetting(reader, setting, type, name));
    nodes.set(name, setting);
  }
  const attributes: PolicyTest['attributes'] = Object.fromEntries(values);
  return given === null ? attributes : reader.mark(attributes, given, Object.fromEntries(nodes));
}

function readHistory(reader: StatementReader, after: SyntaxNode | null): PolicyTest['history'] {
  if (after === null) return undefined;
  const history = after.getChildren('Taken').flatMap((taken) => {
    const name = taken.getChild('Name');
    const action = name === null ? null : readRecorded(reader, name);
    const by = reader.textOf(taken.lastChild ?? taken) === 'subject' ? 'subject' : 'another';
    return action === null ? [] : [reader.mark({ action, by } as const, taken, { action: name })];
  });
  return reader.mark(history, after);
}

function readExpectation(
  reader: StatementReader,
  expect: SyntaxNode,
  type: ResourceType | null,
): TestExpectation {
  const name = expect.getChild('Name');
  if (name === null) throw new Error('the grammar gave an expectation no name');
  const outcome = expect.getChild('Outcome');
  if (outcome !== null) {
    const action = readAction(reader, name) ?? '';
    const said = reader.textOf(outcome) === 'allow' ? 'allow' : 'deny';
    return reader.mark({ kind: 'decision', outcome: said, action }, expect, { action: name });
  }
  const field = readName(reader, name);
  if (type !== null) readField(reader, name, type, field);
  const word = reader.textOf(expect.getChild('Visibility') ?? expect);
  const visibility = (['hidden', 'masked', 'readable', 'writable'] as const).find((each) => each === word);
  if (visibility === undefined) throw new Error('the grammar gave a field nothing to be expected');
  return reader.mark({ kind: 'field', field, visibility }, expect, { field: name });
}

/** `test 'nobody decides alone' as … on … given … after … expect …`. */
export function readTest(reader: StatementReader, node: SyntaxNode): PolicyTest | null {
  const [as, on, expect] = [node.getChild('As'), node.getChild('OnRecord'), node.getChild('Expect')];
  const dotted = on?.getChild('Dotted') ?? null;
  if (as === null || on === null || expect === null || dotted === null)
    throw new Error('the grammar gave a test no subject, record or expectation');
  const title = node.getChild('Text');
  const subject = readSubject(reader, node, as);
  const type = readType(reader, dotted);
  const folder = readAt(reader, on);
  const attributes = readGiven(reader, node.getChild('Given'), type);
  const history = readHistory(reader, node.getChild('After'));
  const expectation = readExpectation(reader, expect, type);
  if (type === null) return null;
  const test: PolicyTest = {
    name: title === null ? nameIn(reader, node) : readText(reader, title),
    subject,
    type: type.name,
    folder,
    attributes,
    ...(history === undefined ? {} : { history }),
    expect: expectation,
  };
  return reader.mark(test, node, { name: title ?? node.getChild('Name'), type: dotted, folder: on });
}
