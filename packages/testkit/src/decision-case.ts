import { basename, join } from 'node:path';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { ReferenceQuestion } from './reference.ts';

/** One question with all that it is answered from: what two judges must answer alike. */
export type DecisionCase = ReferenceQuestion;

/** A case that was kept, with what there was to say about it. */
export interface KeptCase {
  readonly sentence: string;
  readonly case: DecisionCase;
}

const ODD: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
};

/** JSON has no word for these numbers, and they are just what cases are kept for. */
function pack(_key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  const name = Object.is(value, -0) ? '-0' : String(value);
  return Object.hasOwn(ODD, name) ? { $number: name } : value;
}

function unpack(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, '$number')) return value;
  return ODD[String((value as { readonly $number: unknown }).$number)];
}

/** A case as the text of its file. */
export const packCase = (kept: unknown): string => `${JSON.stringify(kept, pack, 2)}\n`;
/** The case in the text of a file, for a parser to take. @throws SyntaxError for a text that is no JSON */
export const unpackCase = (text: string): unknown => JSON.parse(text, unpack);

/**
 * Writes a case into a folder, under a name that is its own.
 * @returns the path of the file
 */
export function keepCase(folder: string, kept: KeptCase): string {
  mkdirSync(folder, { recursive: true });
  const digest = createHash('sha256').update(packCase(kept.case)).digest('hex').slice(0, 12);
  const file = join(folder, `${kept.case.action}-${digest}.json`);
  writeFileSync(file, packCase(kept));
  return file;
}

/** The cases of a folder with the names of their files; none where there is no such folder. */
export function keptCases(folder: string): readonly (KeptCase & { readonly file: string })[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.toSorted().map((name) => {
    const kept = unpackCase(readFileSync(join(folder, name), 'utf8')) as KeptCase;
    return { ...kept, file: basename(name) };
  });
}
