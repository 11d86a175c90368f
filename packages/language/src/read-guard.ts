import type { SyntaxNode } from '@lezer/common';
import type { Guard, GuardedThing, ResourceType } from '@remit/policy/document';
import { clauseText } from './clause-text.ts';
import { readCondition } from './read-condition.ts';
import { nameIn, readActions, readFieldPath, readRoles, readTypes, typeNames } from './read-names.ts';
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
