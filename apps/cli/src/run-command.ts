import { StoreError } from '@remit/store/errors';
import { SealError } from '@remit/store/secret-box';
import { SettingsError } from '@remit/store/settings/settings-error';
import { configProblems, configTable } from './print-config.ts';
import { StoppedError } from './stopped-error.ts';
import { unknownCommand, usage, UsageError } from './usage.ts';

/** Does a command. @param rest what was typed behind its name. @returns the exit code */
type Command = (rest: readonly string[]) => number | Promise<number>;

/** By name. What a command is made of is loaded when it is typed: most of it is of no use to any other. */
const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['audit', async (rest) => (await import('./audit-command.ts')).auditCommand(rest, process.env)],
  ['check', async (rest) => (await import('./policy-commands.ts')).policyCommands.check(rest)],
  ['config', config],
  ['diff', async (rest) => (await import('./policy-commands.ts')).policyCommands.diff(rest)],
  ['files', async (rest) => (await import('./files-command.ts')).filesCommand(rest, process.env)],
  ['fuzz', fuzz],
  [
    'import',
    ofPayments('import', async (rest) =>
      (await import('./import-command.ts')).importCommand(rest, process.env),
    ),
  ],
  ['operator', async (rest) => (await import('./operator-command.ts')).operatorCommand(rest, process.env)],
  ['replay', ofPayments('replay', async (rest) => (await import('./replay-command.ts')).replayCommand(rest))],
  [
    'second-factor',
    async (rest) => (await import('./second-factor-command.ts')).secondFactorCommand(rest, process.env),
  ],
  ['secrets', async (rest) => (await import('./secrets-command.ts')).secretsCommand(rest, process.env)],
  ['tenant', async (rest) => (await import('./tenant-command.ts')).tenantCommand(rest, process.env)],
  ['test', async (rest) => (await import('./policy-commands.ts')).policyCommands.test(rest)],
  ['help', help],
]);

/** Does what was typed. @returns the exit code. @throws UsageError for a command that there is not */
function run(args: readonly string[]): number | Promise<number> {
  const [command = 'help', ...rest] = args;
  if ([command, ...rest].some((each) => each === '--help' || each === '-h')) return help();
  const known = commands.get(command);
  if (known === undefined) throw unknownCommand(command, [...commands.keys()]);
  return known(rest);
}

function help(): number {
  process.stdout.write(`${usage()}\n`);
  return 0;
}

/** A command that there is for requests for payment alone, which it says itself. */
function ofPayments(name: string, command: Command): Command {
  return ([kind, ...rest]) => {
    if (kind === 'payment-requests') return command(rest);
    throw unknownCommand(`${name} ${kind ?? ''}`.trim(), [`${name} payment-requests`]);
  };
}

async function fuzz([what, ...rest]: readonly string[]): Promise<number> {
  const { fuzzers } = await import('./fuzz-command.ts');
  const fuzzer = fuzzers.get(what ?? '');
  if (fuzzer !== undefined) return fuzzer(rest);
  const names = [...fuzzers.keys()].map((each) => `fuzz ${each}`);
  throw unknownCommand(`fuzz ${what ?? ''}`.trim(), names);
}

function config(rest: readonly string[]): number {
  if (rest.length > 0) throw new UsageError(`config takes nothing: \`${rest.join(' ')}\` is too much`);
  process.stdout.write(`${configTable(process.env)}\n`);
  const problems = configProblems(process.env);
  if (problems === null) return 0;
  process.stderr.write(`\n${problems}\n`);
  return 1;
}

/** What people can act on, in one sentence; null for what nobody foresaw. */
function sentenceOf(error: unknown): string | null {
  const ours = [UsageError, SettingsError, StoppedError, SealError];
  if (error instanceof Error && ours.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof StoreError) return error.publicMessage;
  if (!(error instanceof Error) || !('code' in error)) return null;
  switch (error.code) {
    case 'ENOENT':
      return `there is no file \`${'path' in error ? String(error.path) : ''}\``;
    case 'EISDIR':
      return 'that is a folder; name a file';
    case 'EACCES':
      return `the file may not be read (${error.message})`;
    case 'Z_BUF_ERROR':
    case 'Z_DATA_ERROR':
      return `the gzipped file is damaged or cut off (${error.message}); what was read before that was taken`;
    default:
      return null;
  }
}

/** What a command ends with that could not be done: where 1 says that something changes, it is 2. */
const failureOf = ([command]: readonly string[]): number => (command === 'diff' ? 2 : 1);

/**
 * Runs the command that was typed and says in one sentence what went wrong, where people can act on it.
 * @returns the exit code: 130 when it was asked to stop
 * @throws what nobody foresaw
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    process.stderr.write(`remit: ${sentence}\n`);
    return error instanceof StoppedError ? 130 : failureOf(args);
  }
}
