import type { LintFinding } from './lint-finding.ts';
import type { LintScope } from './lint-scope.ts';

interface Empty {
  /** Path of the statement, or of the part of one, that can go. */
  readonly whole: string;
  readonly path: string;
  readonly what: string;
}

function* emptyLists({ document, grants }: LintScope): Iterable<Empty> {
  for (const { grant, path } of grants) {
    const what = 'This grant permits nothing';
    if (grant.actions.length === 0)
      yield { whole: path, path: `${path}.actions`, what: `${what}: it names no action` };
    if (grant.on?.length === 0) yield { whole: path, path: `${path}.on`, what: `${what}: it names no type` };
  }
  for (const [at, { name, roles }] of document.rowPolicies.entries()) {
    const whole = `rowPolicies[${at}]`;
    if (roles.length === 0)
      yield { whole, path: `${whole}.roles`, what: `\`${name}\` binds nothing: it names no role` };
  }
  for (const [at, { name, actions, on }] of document.rules.entries()) {
    const whole = `rules[${at}]`;
    const what = `\`${name}\` never applies: it names no`;
    if (actions.length === 0) yield { whole, path: `${whole}.actions`, what: `${what} action` };
    if (on.length === 0) yield { whole, path: `${whole}.on`, what: `${what} type` };
  }
  for (const [at, { name, who }] of document.guards.entries()) {
    const whole = `guards[${at}]`;
    const what = `\`${name}\` guards nothing: it names no`;
    if (who.holding?.length === 0) yield { whole, path: `${whole}.who.holding`, what: `${what} role` };
  }
}

/** Lists without a name in them, where what they are part of then says nothing. */
export function lintEmptyLists(scope: LintScope): void {
  const told = new Set<string>();
  for (const { whole, path, what } of emptyLists(scope)) {
    if (told.has(whole)) continue;
    told.add(whole);
    const fix = { label: 'Remove it', edits: [{ kind: 'remove', path: whole }] } as const;
    scope.report({
      code: 'names-nothing',
      severity: 'warning',
      path,
      sentence: `${what}.`,
      fixes: [fix],
    } satisfies Partial<LintFinding>);
  }
}
