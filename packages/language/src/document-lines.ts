import type { FolderScope, PolicyDocument, StatementKind } from '@remit/policy/document';
import { approvalLines } from './approval-lines.ts';
import { moduleLines, resourceLines, setLines } from './declaration-lines.ts';
import type { DocumentLine } from './document-line.ts';
import { ambiguousQualifiers } from './grant-text.ts';
import { fieldLines, policyLines } from './record-rule-lines.ts';
import { roleLines, scopeLines } from './role-lines.ts';
import { exclusionLines, guardLines, ruleLines } from './rule-lines.ts';
import { testLines } from './test-lines.ts';

/** The lines of one statement. `kind` and `key` are what a comment names it by. */
export interface StatementLines {
  readonly kind: StatementKind;
  readonly key: string;
  readonly lines: readonly DocumentLine[];
}

function allScopes(document: PolicyDocument, ambiguous: ReadonlySet<string>): readonly StatementLines[] {
  const byFolder = new Map<string, (readonly [FolderScope, number])[]>();
  document.folderScopes.forEach((scope, at) => {
    const known = byFolder.get(scope.folder);
    if (known === undefined) byFolder.set(scope.folder, [[scope, at]]);
    else known.push([scope, at]);
  });
  return [...byFolder].map(([folder, scopes]) => ({
    kind: 'scope',
    key: folder,
    lines: scopeLines(scopes, folder, ambiguous),
  }));
}

/**
 * A document as the statements of its text, in their canonical order, a line for each clause. Comments aside.
 * @param document canonical, as `canonicalDocument` makes it and `parsePolicy` reads it
 */
export function documentLines(document: PolicyDocument): readonly StatementLines[] {
  const ambiguous = ambiguousQualifiers(document);
  const named = <T extends { readonly name: string }>(
    kind: StatementKind,
    part: string,
    items: readonly T[],
    lines: (item: T, path: string) => readonly DocumentLine[],
  ): readonly StatementLines[] =>
    items.map((item, at) => ({ kind, key: item.name, lines: lines(item, `${part}[${at}]`) }));
  return [
    ...named('module', 'modules', document.modules, moduleLines),
    ...named('resource', 'resources', document.resources, resourceLines),
    ...named('set', 'sets', document.sets, setLines),
    ...named('role', 'roles', document.roles, (role, path) => roleLines(role, path, ambiguous)),
    ...named('policy', 'rowPolicies', document.rowPolicies, policyLines),
    ...document.fieldRules.map((rule, at): StatementLines => ({
      kind: 'field',
      key: `${rule.type}.${rule.field}`,
      lines: fieldLines(rule, `fieldRules[${at}]`),
    })),
    ...allScopes(document, ambiguous),
    ...named('rule', 'rules', document.rules, ruleLines),
    ...named('exclusion', 'exclusions', document.exclusions, exclusionLines),
    ...named('approval', 'approvals', document.approvals, approvalLines),
    ...named('guard', 'guards', document.guards, guardLines),
    ...named('test', 'tests', document.tests, testLines),
  ];
}
