import { checkGuards } from '@remit/policy/validate/check-guards';
import { type CoveredPart, coverage } from '@remit/policy/suggest/coverage';
import { runTests } from '@remit/policy/suggest/run-tests';
import { guardWords } from './check-command.ts';
import { counted } from './counted.ts';
import { policyArguments } from './policy-arguments.ts';
import { readPolicy } from './read-policy.ts';

/**
 * Puts the tests and guards of a policy text to the engine that enforces it.
 * @returns 0 when all pass and hold, 1 otherwise
 * @throws UsageError
 */
export function testCommand(args: readonly string[]): number {
  const { files, directory: people, now, strict } = policyArguments('test', ['file'], args);
  const { sound, errors } = readPolicy(files[0] ?? '', people);
  if (sound === null) {
    for (const line of errors) process.stderr.write(`${line}\n`);
    return 1;
  }
  const { compiled, directory } = sound;
  const environment = { now, met: [], attributes: {}, timeZone: directory.timeZone };
  const runs = runTests(compiled, directory, environment);
  for (const { test, passed, expected, came } of runs)
    process.stdout.write(passed ? `✓ ${test}\n` : `✗ ${test}: expected ${expected}, came ${came}\n`);
  const guards = checkGuards(compiled, directory, environment);
  for (const guard of guards)
    process.stdout.write(`${guard.kind === 'holds' ? '✓' : '✗'} ${guardWords(guard)}\n`);

  const { parts, counts } = coverage(compiled, runs);
  const untried = parts.filter(({ covered }) => covered === 'never');
  for (const { part } of untried) process.stdout.write(`  no test comes upon ${partWords(part)}\n`);
  const good =
    runs.filter(({ passed }) => passed).length + guards.filter(({ kind }) => kind === 'holds').length;
  const bad = runs.length + guards.length - good;
  process.stdout.write(
    `${good} passed, ${bad} failed; ${counts.decided} of ${counted(counts.total, 'part')} decided by a test, ${counts.tried} more tried\n`,
  );
  return bad > 0 || (strict && untried.length > 0) ? 1 : 0;
}

function partWords(part: CoveredPart): string {
  switch (part.kind) {
    case 'grant':
      return `grant ${part.grant.index + 1} of \`${part.grant.role}\`${part.grant.scope === null ? '' : ` in \`${part.grant.scope}\``}`;
    case 'scope':
      return `what \`${part.role}\` means in \`${part.folder}\``;
    case 'row-policy':
      return `the row policy \`${part.name}\``;
    case 'field-rule':
      return `who sees \`${part.type}.${part.field}\``;
    case 'rule':
      return `the rule \`${part.name}\``;
    case 'exclusion':
      return `the exclusion \`${part.name}\``;
    default:
      return part satisfies never;
  }
}
