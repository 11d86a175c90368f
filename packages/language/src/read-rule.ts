import type { SyntaxNode } from '@lezer/common';
import type { Rule } from '@remit/policy/document';
import { clauseText } from './clause-text.ts';
import { readCondition } from './read-condition.ts';
import { readObligation } from './read-grants.ts';
import { nameIn, readActions, readReporting, readTypes, typeNames } from './read-names.ts';
import type { StatementReader } from './statement-reader.ts';

/** `rule NoSelf forbid approve on … when … because …`, or one that requires something of everybody; `report only` before. */
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
    ...readReporting(node),
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
