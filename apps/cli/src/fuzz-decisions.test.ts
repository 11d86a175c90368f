import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import { compareCase, type DecisionEngine } from '@remit/testkit/compare-decisions';
import { keptCases } from '@remit/testkit/decision-case';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runFuzz } from './fuzz-decisions.ts';

const remit = join(import.meta.dirname, 'remit.ts');

const sound: DecisionEngine = { compile: (document) => compilePolicy(document, 1), decide };

/** Engines with one mistake each. */
const BROKEN: Readonly<Record<string, DecisionEngine>> = {
  'forgets every rule that forbids': {
    ...sound,
    compile: (document) =>
      compilePolicy({ ...document, rules: document.rules.filter(({ kind }) => kind === 'require') }, 1),
  },
  'lets a history that nobody knows pass for an empty one': {
    ...sound,
    decide: (compiled, check) =>
      decide(compiled, { ...check, resource: { ...check.resource, history: check.resource.history ?? [] } }),
  },
  'takes no notice of how a record would stand': {
    ...sound,
    decide: (compiled, { subject, action, resource, environment }) =>
      decide(compiled, { subject, action, resource, environment }),
  },
  'reads the clock a millisecond late': {
    ...sound,
    decide: (compiled, check) =>
      decide(compiled, { ...check, environment: { ...check.environment, now: check.environment.now + 1 } }),
  },
  'names one reason where there are several': {
    ...sound,
    decide: (compiled, check) => {
      const decision = decide(compiled, check);
      return { ...decision, because: decision.because.slice(0, 1) };
    },
  },
};

let corpus = '';
beforeAll(() => {
  corpus = mkdtempSync(join(tmpdir(), 'remit-fuzz-'));
});
afterAll(() => rmSync(corpus, { recursive: true }));

describe('fuzzing decisions', () => {
  test.each(Object.entries(BROKEN))(
    'finds an engine that %s, keeps the smallest case, and the kept case tells it again',
    async (name, engine) => {
      const folder = join(corpus, name);
      const options = { engine, seed: 11, count: 400_000, corpus: folder, onProgress: () => {} };
      const run = await runFuzz({ ...options, signal: new AbortController().signal });
      expect(run.kept).not.toBeNull();
      const [kept, ...more] = keptCases(folder);
      if (kept === undefined) throw new Error('nothing was kept');
      expect(more).toEqual([]);
      expect(compareCase(kept.case, engine)).not.toBeNull();
      expect(compareCase(kept.case, sound)).toBeNull();
      expect(kept.case.directory.members).toHaveLength(1);
      expect(kept.case.document.roles.length).toBeLessThanOrEqual(2);
    },
  );

  test('ends when somebody stops it, with what it did until then', async () => {
    const stopped = new AbortController();
    const onProgress = ({ worlds }: { readonly worlds: number }): void => {
      if (worlds === 3) stopped.abort();
    };
    const run = await runFuzz({
      engine: sound,
      seed: 1,
      count: 1e9,
      corpus,
      signal: stopped.signal,
      onProgress,
    });
    expect(run.worlds).toBe(3);
    expect(run.kept).toBeNull();
  });
});

describe('remit fuzz decisions', () => {
  test('prints its seed and what it did, and asks the same questions for the same seed', () => {
    const sums = [1, 2].map(() => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [remit, 'fuzz', 'decisions', '--count', '5000', '--seed', '7', '--corpus', corpus],
        { encoding: 'utf8', env: { NO_COLOR: '1' } },
      );
      expect(status).toBe(0);
      expect(stderr).toContain('seed 7');
      expect(stdout).toContain('Engine and reference agree on all of them.');
      return stdout.split('\n')[1];
    });
    expect(sums[0]).toMatch(/ allow; /);
    expect(sums[1]).toBe(sums[0]);
  });

  test('stopped from outside ends with 130 and its summary', async () => {
    const child = spawn(
      process.execPath,
      [remit, 'fuzz', 'decisions', '--count', '999999999', '--corpus', corpus],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { NO_COLOR: '1' },
      },
    );
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    // The first line of progress says that it runs.
    while (!stderr.includes('decisions (')) await once(child.stderr, 'data');
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(130);
    expect(stdout).toContain('Engine and reference agree on all of them.');
    expect(readdirSync(corpus).filter((name) => name.endsWith('.json'))).toEqual([]);
  });

  test.each([
    [['--count', '0'], '--count is `0`; it must be a whole number from 1 on'],
    [['--seed', '1e3'], '--seed is `1e3`'],
    [['--cuont', '5'], '--cuont'],
  ])('given %j says what is wrong', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [remit, 'fuzz', 'decisions', ...args], {
      encoding: 'utf8',
      env: { NO_COLOR: '1' },
    });
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});
