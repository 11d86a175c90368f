import { parseWords } from './parse-words.ts';
import { UsageError } from './usage.ts';

/** What a command about policy texts was given. */
export interface PolicyArguments {
  readonly files: readonly string[];
  readonly directory: string | null;
  /** The instant that counts as now, in milliseconds since 1970 UTC. */
  readonly now: number;
  readonly strict: boolean;
  readonly json: boolean;
}

/**
 * @param wanted what each file is, in order: `before`, `after`
 * @throws UsageError naming the argument that is wrong
 */
export function policyArguments(
  command: string,
  wanted: readonly string[],
  args: readonly string[],
): PolicyArguments {
  const { values, positionals } = parsed(args);
  if (positionals.length !== wanted.length) {
    const files = wanted.map((each) => `<${each}>`).join(' ');
    throw new UsageError(
      `${command} takes ${wanted.length === 1 ? 'a file' : 'two files'}: remit ${command} ${files}`,
    );
  }
  const now = values.at === undefined ? Date.now() : Date.parse(values.at);
  if (Number.isNaN(now)) {
    throw new UsageError(
      `--at is \`${values.at}\`; it must be a date or an instant, such as 2026-12-31T09:00:00Z`,
    );
  }
  const { directory = null, strict = false, json = false } = values;
  return { files: positionals, directory, now, strict, json };
}

function parsed(args: readonly string[]): {
  readonly values: {
    readonly directory?: string;
    readonly at?: string;
    readonly strict?: boolean;
    readonly json?: boolean;
  };
  readonly positionals: readonly string[];
} {
  return parseWords({
    args: [...args],
    allowPositionals: true,
    options: {
      directory: { type: 'string' },
      at: { type: 'string' },
      strict: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
}
