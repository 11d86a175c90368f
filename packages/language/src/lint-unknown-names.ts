import type { PolicyDocument } from '@remit/policy/document';
import type { PolicyProblem } from '@remit/policy/validate/policy-problem';
import { applyEdits, type DocumentEdit } from '@remit/policy/draft/apply-edits';
import { shortNameOf } from '@remit/policy/catalog';
import { pathSteps, valueAt } from '@remit/policy/document-path';
import { LIMITS } from '@remit/policy/limits';
import { validatePolicy } from '@remit/policy/validate/validate';
import type { QuickFix } from './lint-finding.ts';
import type { LintScope } from './lint-scope.ts';

type Replace = Extract<DocumentEdit, { kind: 'replace' }>;
type Fields = Readonly<Record<string, unknown>>;

/** Where the name itself stands in what a problem points at; null where it is no single name. */
function namePath(value: unknown, path: string): string | null {
  if (typeof value === 'string') return path;
  if (typeof value !== 'object' || value === null) return null;
  const { kind, left } = value as Fields;
  switch (kind) {
    case 'attribute':
      return `${path}.name`;
    case 'module':
    case 'set':
    case 'took':
      return `${path}.${kind === 'took' ? 'action' : kind}`;
    case 'literal':
      return `${path}.value.value`;
    case 'compare':
      // An enum and a value that it never has: the value is on one side or the other.
      return `${path}.${(left as Fields).kind === 'literal' ? 'left' : 'right'}.value.value`;
    default:
      return null;
  }
}

/** The values of a test with one of their fields called otherwise: the one that the problem is about. */
function renamed(values: unknown, { sentence }: PolicyProblem, name: string): Fields | null {
  const fields = Object.entries(values as Fields);
  if (fields.some(([each]) => each === name)) return null;
  return Object.fromEntries(
    fields.map(([each, value]) => [sentence.endsWith(` no field \`${each}\`.`) ? name : each, value]),
  );
}

/** What to write instead of an unknown name. A type whose module is unknown is given the module, and keeps its name. */
function replacement(document: PolicyDocument, problem: PolicyProblem, name: string): Replace | null {
  const { path } = problem;
  const found = valueAt(document, path);
  if (/^resources\[[0-9]+\]\.name$/.test(path))
    return { kind: 'replace', path, value: `${name}.${shortNameOf(String(found))}` };
  const [values] = /^tests\[[0-9]+\]\.attributes(?=$|\.)/.exec(path) ?? [];
  if (values !== undefined) {
    const value = renamed(valueAt(document, values), problem, name);
    return value === null ? null : { kind: 'replace', path: values, value };
  }
  const at = namePath(found, path);
  return at === null || typeof valueAt(document, at) !== 'string'
    ? null
    : { kind: 'replace', path: at, value: name };
}

/**
 * The document with one statement and what others may name, so that a fix of that statement is tried without looking
 * through all the rest.
 */
function aloneWith(document: PolicyDocument, path: string): PolicyDocument {
  const [list = '', index] = pathSteps(path);
  // Others name a type, and a new name of it may leave them behind.
  if (list === 'resources') return document;
  const only = <T>(name: string, items: readonly T[]): readonly T[] => {
    return name === list ? items.filter((_, at) => at === index) : [];
  };
  const bare = <T>(name: string, items: readonly T[], strip: (item: T) => T): readonly T[] =>
    items.map((item, at) => (name === list && at === index ? item : strip(item)));
  return {
    ...document,
    roles: bare('roles', document.roles, (role) => ({ ...role, grants: [] })),
    // Of a role there is one scope in a folder, and of a field one rule: another name must not make a second.
    folderScopes: bare('folderScopes', document.folderScopes, (scope) => ({ ...scope, grants: [] })),
    fieldRules: bare('fieldRules', document.fieldRules, ({ type, field }) => ({ type, field })),
    rowPolicies: only('rowPolicies', document.rowPolicies),
    rules: only('rules', document.rules),
    exclusions: only('exclusions', document.exclusions),
    approvals: only('approvals', document.approvals),
    guards: only('guards', document.guards),
    tests: only('tests', document.tests),
    comments: [],
  };
}

const ALONE: ReadonlySet<string> = new Set([
  'rowPolicies',
  'rules',
  'exclusions',
  'approvals',
  'guards',
  'tests',
]);

/** A path in the document that `aloneWith` makes, where the statement may be the only one of its list. */
const alonePath = (path: string): string =>
  ALONE.has(String(pathSteps(path)[0])) ? path.replace(/\[[0-9]+\]/, '[0]') : path;

const told = ({ path, sentence }: PolicyProblem): string => `${path} ${sentence}`;

/** How many problems are worth a trial of their fixes: more come from one slip, or from a document of another tenant. */
const TRIED = 200;

/** A name near the unknown one is offered only where the statement is then right: a field of another type is not. */
function fixesOf(document: PolicyDocument, problem: PolicyProblem): readonly QuickFix[] {
  const alone = aloneWith(document, problem.path);
  const at = alonePath(problem.path);
  const before = validatePolicy(alone);
  const known = new Set(before.map(told));
  // Of a statement with very many problems only the first are told: others come in for the one that goes.
  const cut = before.length > LIMITS.problems;
  return problem.nearest.flatMap((name) => {
    const edit = replacement(document, problem, name);
    const trial = replacement(alone, { ...problem, path: at }, name);
    if (edit === null || trial === null) return [];
    const left = new Set(validatePolicy(applyEdits(alone, [trial])).map(told));
    const fewer = left.size < known.size && [...left].every((each) => known.has(each));
    const better = fewer || (cut && !left.has(told({ ...problem, path: at })));
    return better
      ? [{ label: `Write \`${typeof edit.value === 'string' ? edit.value : name}\``, edits: [edit] }]
      : [];
  });
}

/** Names that nothing declares: errors of the document, told again with the names that mend them. */
export function lintUnknownNames({ document, problems, report }: LintScope): void {
  const unknown = problems.filter(({ kind }) => kind === 'unknown-name' || kind === 'ambiguous-type');
  unknown.forEach((problem, index) => {
    const { path, sentence, nearest } = problem;
    const fixes = index < TRIED ? fixesOf(document, problem) : [];
    report({ code: 'unknown-name', severity: 'error', path, sentence, nearest, fixes });
  });
}
