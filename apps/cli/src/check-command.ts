import { checkExclusions } from '@remit/policy/validate/check-exclusions';
import { type GuardCheck, checkGuards } from '@remit/policy/validate/check-guards';
import { lintPolicy } from '@remit/language/lint-policy';
import { type PolicyArguments, policyArguments } from './policy-arguments.ts';
import { type ReadPolicy, readPolicy } from './read-policy.ts';
import { counted } from './counted.ts';

/**
 * Says everything that is wrong or odd about a policy text, a line each, where it stands.
 * @returns 0 when nothing is wrong (with `--strict`: nor odd), 1 otherwise
 * @throws UsageError
 */
export function checkCommand(args: readonly string[]): number {
  const asked = policyArguments('check', ['file'], args);
  const policy = readPolicy(asked.files[0] ?? '', asked.directory);
  const wrong = [...policy.errors, ...(policy.sound === null ? [] : brokenPromises(policy, asked))];
  const odd = oddities(policy, asked);
  for (const line of [...wrong, ...odd.errors, ...odd.rest]) process.stdout.write(`${line}\n`);
  const errors = wrong.length + odd.errors.length;
  process.stdout.write(`${counted(errors, 'error')}, ${counted(odd.rest.length, 'remark')}\n`);
  return errors > 0 || (asked.strict && odd.rest.length > 0) ? 1 : 0;
}

/** What the linter says. What it calls an error has been said by the check of the text where that could say it. */
function oddities(
  { file, checked, errors, sound, at }: ReadPolicy,
  { now }: PolicyArguments,
): { readonly errors: readonly string[]; readonly rest: readonly string[] } {
  // A text that names nobody is not about nobody: its people are elsewhere.
  const known = sound !== null && sound.directory.members.length > 0;
  const findings = lintPolicy(checked.document, known ? { directory: sound.directory, now } : null);
  const lineOf = ({ severity, code, path, sentence }: (typeof findings)[number]): string => {
    const { line, column } = at(path);
    return `${file}:${line}:${column}: ${severity}: ${sentence} (${code})`;
  };
  return {
    errors: errors.length > 0 ? [] : findings.filter(({ severity }) => severity === 'error').map(lineOf),
    rest: findings.filter(({ severity }) => severity !== 'error').map(lineOf),
  };
}

/** Guards that do not hold, and people who hold roles that exclude each other. */
function brokenPromises({ file, sound, at }: ReadPolicy, { now }: PolicyArguments): readonly string[] {
  if (sound === null) return [];
  const { compiled, directory } = sound;
  const place = (list: string, name: string, names: readonly { readonly name: string }[]): string => {
    const { line, column } = at(`${list}[${names.findIndex((each) => each.name === name)}]`);
    return `${file}:${line}:${column}`;
  };
  const { guards, exclusions } = compiled.document;
  const environment = { now, met: [], attributes: {}, timeZone: directory.timeZone };
  return [
    ...checkGuards(compiled, directory, environment)
      .filter(({ kind }) => kind !== 'holds')
      .map((check) => `${place('guards', check.guard, guards)}: ${guardWords(check)}`),
    ...checkExclusions(compiled, directory, now).map(
      ({ exclusion, members, roles }) =>
        `${place('exclusions', exclusion, exclusions)}: ${members.join(', ')} would hold ${roles.map((role) => `\`${role}\``).join(' and ')}, which \`${exclusion}\` keeps apart`,
    ),
  ];
}

/** What came of a guard that does not hold. */
export function guardWords(check: GuardCheck): string {
  switch (check.kind) {
    case 'holds':
      return `\`${check.guard}\` holds`;
    case 'unproven':
      return `\`${check.guard}\` is not proved: ${check.why}`;
    case 'fails': {
      const { member, check: asked, field, grants } = check.counterExample;
      const deed = field === null ? `\`${asked.action}\`` : `see \`${field}\` of`;
      const roles = [...new Set(grants.map(({ role }) => `\`${role}\``))].join(' and ');
      return `\`${check.guard}\` is broken: ${member} could ${deed} a record of \`${asked.resource.type}\` in \`${asked.resource.folder ?? '/'}\`, by ${roles}`;
    }
    default:
      return check satisfies never;
  }
}
