import type { LintPeople } from './lint-people.ts';
import type { LintScope } from './lint-scope.ts';
import { listedNames } from './listed-names.ts';

/** Guards about people of whom there are none: they hold whatever the roles grant. */
function lintGuardedPeople({ document, closure, report, roles, sound }: LintScope): void {
  document.guards.forEach(({ name, who: { holding, except = [] } }, index) => {
    const path = `guards[${index}]`;
    if (holding === undefined || holding.length === 0 || !sound(path)) return;
    const left = holding.filter(
      (role) => roles.has(role) && !except.some((other) => closure(role).has(other)),
    );
    if (left.length > 0) return;
    report({
      code: 'guard-of-nobody',
      severity: 'warning',
      path: `${path}.who`,
      sentence: `\`${name}\` is about nobody: whoever holds ${listedNames(holding)} also holds ${listedNames(except)}, whom it excepts.`,
      fixes: [{ label: `Remove the guard \`${name}\``, edits: [{ kind: 'remove', path }] }],
    });
  });
}

/** Tests that ask as nobody there is, or in a folder there is not. Which other e-mails there are is not told. */
function lintAsked({ document, people, report }: LintScope): void {
  if (people === null) return;
  document.tests.forEach((test, index) => {
    const path = `tests[${index}]`;
    if (test.subject.kind === 'member' && !people.emails.has(test.subject.email))
      report({
        code: 'unknown-member',
        severity: 'warning',
        path: `${path}.subject.email`,
        sentence: `\`${test.name}\` fails: no member has the e-mail \`${test.subject.email}\`.`,
        fixes: [{ label: `Remove the test \`${test.name}\``, edits: [{ kind: 'remove', path }] }],
      });
    const folders = [
      { folder: test.folder, at: `${path}.folder` },
      ...(test.subject.kind === 'member' ? [] : test.subject.roles).map(({ folder }, place) => {
        return { folder, at: `${path}.subject.roles[${place}].folder` };
      }),
    ];
    for (const { folder, at } of folders) {
      if (people.folders.has(folder)) continue;
      const nearest = people.near('folder', folder);
      report({
        code: 'unknown-place',
        severity: 'warning',
        path: at,
        sentence: `\`${test.name}\` is about the folder \`${folder}\`, which there is not.`,
        nearest,
        fixes: nearest.map((each) => ({
          label: `Write \`${each}\``,
          edits: [{ kind: 'replace', path: at, value: each }],
        })),
      });
    }
  });
}

interface NamedStep {
  readonly step: string;
  readonly approval: string;
  readonly emails: readonly string[];
  readonly path: string;
}

/** Named people whom there are not, and steps of which nobody is left, nor anybody above them. */
function lintNamed(
  { step, approval, emails, path }: NamedStep,
  { directory: { members }, emails: known, now }: LintPeople,
  report: LintScope['report'],
): void {
  emails.forEach((email, at) => {
    if (known.has(email)) return;
    report({
      code: 'unknown-member',
      severity: 'warning',
      path: `${path}.emails[${at}]`,
      sentence: `No member has the e-mail \`${email}\`, whom the step \`${step}\` of \`${approval}\` names.`,
    });
  });
  const byId = new Map(members.map((member) => [member.id, member]));
  const above = new Set(emails.flatMap((email) => members.find((each) => each.email === email)?.id ?? []));
  for (const id of above) {
    const manager = byId.get(id)?.manager ?? null;
    if (manager !== null) above.add(manager);
  }
  const left = [...above].some((id) => {
    const member = byId.get(id);
    return member?.status === 'active' && (member.until === null || now < member.until);
  });
  if (left) return;
  report({
    code: 'step-without-deciders',
    severity: 'warning',
    path: `${path}.emails`,
    sentence: `Nobody whom the step \`${step}\` of \`${approval}\` names is here, nor anybody above them: nobody can decide it.`,
  });
}

/** Steps of approvals that nobody could decide today. */
function lintDeciders({ document, people, closure, report }: LintScope): void {
  if (people === null) return;
  const held = new Set([...people.heldAt.keys()].flatMap((role) => [...closure(role)]));
  document.approvals.forEach(({ name, steps }, at) => {
    steps.forEach((step, index) => {
      const { by } = step;
      const path = `approvals[${at}].steps[${index}].by`;
      if (by.kind === 'people')
        lintNamed({ step: step.name, approval: name, emails: by.emails, path }, people, report);
      if (by.kind !== 'roles' || by.roles.length === 0 || by.roles.some((role) => held.has(role))) return;
      report({
        code: 'step-without-deciders',
        severity: 'warning',
        path: `${path}.roles`,
        sentence: `Nobody holds ${listedNames(by.roles)}, so nobody can decide the step \`${step.name}\` of \`${name}\`.`,
      });
    });
  });
}

/** Guards, tests and approvals that speak of nobody, or of places that there are not. */
export function lintGuards(scope: LintScope): void {
  lintGuardedPeople(scope);
  lintAsked(scope);
  lintDeciders(scope);
}
