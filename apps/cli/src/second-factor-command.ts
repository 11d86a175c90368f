import { randomUUID } from 'node:crypto';
import { parseEmail } from '@remit/identity/email';
import { resetSecondFactor } from '@remit/store/identity/reset-second-factor';
import { joinStore } from '@remit/store/join-store';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import { counted } from './counted.ts';
import { parseWords } from './parse-words.ts';
import { unknownCommand, UsageError } from './usage.ts';

/**
 * Takes a second factor off for somebody who has lost the device and the recovery codes.
 * @returns the exit code: 1 when nobody has that e-mail, or no second factor
 */
export async function secondFactorCommand(args: readonly string[], env: Environment): Promise<number> {
  const { email, reason } = parsed(args);
  const { store, stop } = await joinStore({
    settings: readSettings(env),
    onProgress: () => undefined,
    onTrouble: (line) => void process.stderr.write(`${line}\n`),
  });
  try {
    const act = { reason, correlationId: randomUUID() };
    const ended = await store.withIdentity((tx) => resetSecondFactor(tx, email, act));
    if (ended === null) {
      process.stderr.write(`remit: nobody signs in as ${email} with a second factor\n`);
      return 1;
    }
    process.stdout.write(
      `${email} signs in with the password alone from now on; ${counted(ended, 'session')} ended.\n`,
    );
    return 0;
  } finally {
    await stop();
  }
}

function parsed(args: readonly string[]): { readonly email: string; readonly reason: string } {
  const options = { reason: { type: 'string' } } as const;
  const { values, positionals } = parseWords({ args: [...args], allowPositionals: true, options });
  const [does, typed, ...more] = positionals;
  if (does !== 'remove') {
    throw unknownCommand(`second-factor ${does ?? ''}`.trim(), ['second-factor remove']);
  }
  if (more.length > 0) throw new UsageError(`one person at a time: \`${more.join(' ')}\` is too much`);
  const email = typed === undefined ? null : parseEmail(typed);
  if (email === null) throw new UsageError('name whose, by e-mail: remit second-factor remove <e-mail>');
  if (values.reason === undefined || values.reason.trim() === '') {
    throw new UsageError('say with --reason how you know that it is them');
  }
  return { email, reason: values.reason.slice(0, 500) };
}
