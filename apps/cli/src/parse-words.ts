import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage.ts';

/** What Node says of a wrong option, which is several sentences on several lines, and the one that is said instead. */
const said: readonly (readonly [found: RegExp, said: (option: string) => string])[] = [
  [
    /^Unknown option '([^']*)'/,
    (option) => `there is no option \`${option}\` here; \`remit --help\` lists what there is`,
  ],
  [/^Unexpected argument '([^']*)'/, (word) => `\`${word}\` is too much: this command takes options alone`],
  [
    /^Option '([^' ]*)[^']*' argument (?:missing|is ambiguous)/,
    (option) => `\`${option}\` wants a value; one that begins with a dash is written \`${option}=-…\``,
  ],
  [/^Option '([^' ]*)[^']*' does not take an argument/, (option) => `\`${option}\` takes no value`],
];

/**
 * Reads the words behind a command, by what `parseArgs` of Node takes.
 * @throws UsageError for an unknown option, or one without its value, in one sentence
 */
export function parseWords<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(sentenceOf(error.message));
    throw error;
  }
}

function sentenceOf(message: string): string {
  for (const [found, say] of said) {
    const option = found.exec(message)?.[1];
    if (option !== undefined) return say(option);
  }
  return message;
}
