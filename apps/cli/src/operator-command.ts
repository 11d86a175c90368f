import { randomUUID } from 'node:crypto';
import { parseEmail } from '@remit/identity/email';
import { listOperators, setOperator } from '@remit/store/identity/operators';
import { joinStore } from '@remit/store/join-store';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import { parseWords } from './parse-words.ts';
import { UsageError } from './usage.ts';

/**
 * Says who operates Remit, lets somebody, or no longer. Nobody becomes an operator but here: from the server itself.
 * @returns the exit code
 * @throws UsageError for what cannot be done, or to nobody
 */
export async function operatorCommand(args: readonly string[], env: Environment): Promise<number> {
  const [does, email = null, reason] = parsed(args);
  const { store, stop } = await joinStore({
    settings: readSettings(env),
    onProgress: () => undefined,
    onTrouble: (line) => void process.stderr.write(`${line}\n`),
  });
  try {
    if (email !== null && reason !== undefined) {
      const act = { loginId: null, operator: null, reason, correlationId: randomUUID() };
      await store.withIdentity((tx) => setOperator(tx, email, does === 'add', act));
    }
    const operators = await store.withIdentity(listOperators);
    process.stdout.write(
      operators.length === 0 ? 'Nobody operates Remit yet.\n' : `${operators.join('\n')}\n`,
    );
    return 0;
  } finally {
    await stop();
  }
}

function parsed(
  args: readonly string[],
): readonly [does: 'list' | 'add' | 'remove', email?: string, reason?: string] {
  const options = { reason: { type: 'string' } } as const;
  const { values, positionals } = parseWords({ args: [...args], allowPositionals: true, options });
  const [does, typed = '', ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one person at a time: \`${more.join(' ')}\` is too much`);
  if (does === 'list' && typed === '') return [does];
  if (does !== 'add' && does !== 'remove') {
    throw new UsageError('say what to do: remit operator list|add|remove');
  }
  const email = parseEmail(typed);
  if (email === null) throw new UsageError(`name who, by e-mail: remit operator ${does} <e-mail> --reason …`);
  if (values.reason === undefined) throw new UsageError('say why with --reason');
  return [does, email, values.reason];
}
