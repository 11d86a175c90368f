import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const tidily = join(import.meta.dirname, 'tidily.ts');

/** A program that begins two things and never ends by itself. */
const program = `
  import { tidily } from ${JSON.stringify(tidily)};
  await tidily(async (ends) => {
    ends(() => console.log('the first ended'));
    const end = ends(() => console.log('one ended before'));
    ends(stopped);
    await end();
    console.log('begun');
    await new Promise(() => setInterval(() => undefined, 1_000));
  });
  async function stopped() {
    await new Promise((resolve) => setImmediate(resolve));
    console.log('the second ended');
  }`;

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('what a bench began is ended by %s, last first, and then the bench', async (signal, code) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const said: string[] = [];
  child.stderr.pipe(process.stderr);
  child.stdout.on('data', (chunk: Buffer) => {
    said.push(chunk.toString());
    if (chunk.toString().includes('begun')) child.kill(signal);
  });
  expect(await once(child, 'close')).toEqual([code, null]);
  expect(said.join('')).toBe('one ended before\nbegun\nthe second ended\nthe first ended\n');
});
