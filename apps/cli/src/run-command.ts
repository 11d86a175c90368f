import { StoreError } from '@remit/store/errors';
import { SealError } from '@remit/store/secret-box';
import { SettingsError } from '@remit/store/settings-error';
import { configProblems, configTable } from './print-config.ts';
import { StoppedError } from './stopped-error.ts';
import { unknownCommand, usage, UsageError } from './usage.ts';

/** Does what was typed. @returns the exit code */
async function run(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (rest.includes('--help') || rest.includes('-h')) return run(['help']);
  switch (command) {
    case undefined:
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(`${usage()}\n`);
      return 0;
    case 'check':
    case 'diff':
    case 'test': {
      const { policyCommands } = await import('./policy-commands.ts');
      return policyCommands[command](rest);
    }
    case 'audit': {
      const { auditCommand } = await import('./audit-command.ts');
      return auditCommand(rest, process.env);
    }
    case 'config':
      return config(rest);
    case 'tenant': {
      const { tenantCommand } = await import('./tenant-command.ts');
      return tenantCommand(rest, process.env);
    }
    case 'operator': {
      const { operatorCommand } = await import('./operator-command.ts');
      return operatorCommand(rest, process.env);
    }
    case 'secrets': {
      const { secretsCommand } = await import('./secrets-command.ts');
      return secretsCommand(rest, process.env);
    }
    case 'files': {
      const { filesCommand } = await import('./files-command.ts');
      return filesCommand(rest, process.env);
    }
    case 'second-factor': {
      const { secondFactorCommand } = await import('./second-factor-command.ts');
      return secondFactorCommand(rest, process.env);
    }
    case 'import': {
      const [kind, ...more] = rest;
      if (kind !== 'payment-requests')
        throw unknownCommand(`import ${kind ?? ''}`.trim(), ['import payment-requests']);
      const { importCommand } = await import('./import-command.ts');
      return importCommand(more, process.env);
    }
    case 'replay': {
      const [kind, ...more] = rest;
      if (kind !== 'payment-requests')
        throw unknownCommand(`replay ${kind ?? ''}`.trim(), ['replay payment-requests']);
      const { replayCommand } = await import('./replay-command.ts');
      return replayCommand(more);
    }
    case 'fuzz': {
      const [what, ...more] = rest;
      // Loaded only here: what the fuzzers are made of is of no use to any other command.
      const { fuzzers } = await import('./fuzz-command.ts');
      const fuzzer = fuzzers.get(what ?? '');
      if (fuzzer === undefined)
        throw unknownCommand(
          `fuzz ${what ?? ''}`.trim(),
          [...fuzzers.keys()].map((each) => `fuzz ${each}`),
        );
      return fuzzer(more);
    }
    default:
      throw unknownCommand(command, [
        'audit',
        'check',
        'config',
        'diff',
        'files',
        'fuzz',
        'import',
        'operator',
        'replay',
        'second-factor',
        'secrets',
        'tenant',
        'test',
        'help',
      ]);
  }
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
    return error instanceof StoppedError ? 130 : 1;
  }
}
