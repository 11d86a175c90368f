import type { DocumentEdit } from '@remit/policy/draft/apply-edits';
import type { PolicyDocument, StatementKind } from '@remit/policy/document';
import type { QuickFix } from './lint-finding.ts';
import type { LintScope } from './lint-scope.ts';

/** Names of one kind, among which each must be told from the others. */
export interface NamedList {
  readonly what: string;
  readonly names: readonly string[];
  /** Where the name of that place stands. */
  readonly pathOf: (index: number) => string;
  /** The kind of statement, where the name can be changed together with all that mentions it. */
  readonly kind?: Extract<
    StatementKind,
    'role' | 'set' | 'policy' | 'rule' | 'exclusion' | 'approval' | 'guard' | 'test'
  >;
}

const LISTS = {
  sets: ['record set', 'set'],
  roles: ['role', 'role'],
  rowPolicies: ['row policy', 'policy'],
  rules: ['rule', 'rule'],
  exclusions: ['exclusion', 'exclusion'],
  approvals: ['approval', 'approval'],
  guards: ['guard', 'guard'],
  tests: ['test', 'test'],
} as const satisfies Partial<Record<keyof PolicyDocument, readonly [string, NonNullable<NamedList['kind']>]>>;

/** Every list of names that a document gives. */
export function* namedLists({ document }: LintScope): Iterable<NamedList> {
  const plain = (what: string, list: 'modules' | 'resources'): NamedList => {
    return { what, names: document[list].map(({ name }) => name), pathOf: (at) => `${list}[${at}].name` };
  };
  yield plain('module', 'modules');
  yield plain('type', 'resources');
  for (const [at, { fields, name }] of document.resources.entries()) {
    const pathOf = (index: number): string => `resources[${at}].fields[${index}].name`;
    yield { what: `field of \`${name}\``, names: fields.map((field) => field.name), pathOf };
  }
  for (const list of [
    'sets',
    'roles',
    'rowPolicies',
    'rules',
    'exclusions',
    'approvals',
    'guards',
    'tests',
  ] as const) {
    const [what, kind] = LISTS[list];
    const names = document[list].map(({ name }) => name);
    yield { what, kind, names, pathOf: (index) => `${list}[${index}].name` };
  }
  const labelled = document.roles.flatMap(({ label }, index) =>
    label === undefined ? [] : [{ label, index }],
  );
  yield {
    what: 'label of a role',
    names: labelled.map(({ label }) => label),
    pathOf: (at) => `roles[${labelled[at]?.index ?? at}].label`,
  };
}

/** Other places that have the name in them, apart from where it is declared. */
function mentionsOf(
  name: string,
  kind: NamedList['kind'],
  { document, grants, mentions }: LintScope,
): readonly string[] {
  const comments = document.comments.flatMap(({ before }, at) =>
    before?.kind === kind && before?.key === name ? [`comments[${at}].before.key`] : [],
  );
  if (kind === 'role') return [...mentions(name), ...comments];
  if (kind !== 'set') return comments;
  const narrowed = grants.flatMap(({ grant, path }) =>
    (grant.qualifiers ?? []).flatMap((each, at) =>
      each.kind === 'set' && each.set === name ? [`${path}.qualifiers[${at}].set`] : [],
    ),
  );
  return [...narrowed, ...comments];
}

/** Gives a name to a statement and to all that mentions it. None where the name is taken, or people hold the role. */
export function renaming(
  list: NamedList,
  index: number,
  name: string,
  scope: LintScope,
): readonly QuickFix[] {
  const { kind, names, pathOf } = list;
  const old = names[index] ?? '';
  if (name === '' || name === old || names.includes(name)) return [];
  const paths = kind === undefined ? [] : mentionsOf(old, kind, scope);
  if (kind === undefined && !list.what.startsWith('label')) return [];
  // Assignments name their role: under another name it would no longer be what these people hold.
  if (kind === 'role' && (scope.people === null || scope.people.assigned.has(old))) return [];
  const edits = [pathOf(index), ...paths].map((path): DocumentEdit => ({
    kind: 'replace',
    path,
    value: name,
  }));
  return [{ label: `Call it \`${name}\``, edits }];
}
