import { globSync, readFileSync } from 'node:fs';

/** One import of a file: what it names, and whether it takes types alone. */
export interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const isTest = (file: string): boolean => /\.test(-d)?\.tsx?$|\/testing\//.test(file);

/** The files of a folder's `src` that are no tests. */
export const filesOf = (folder: string): readonly string[] =>
  globSync(`${folder}/src/**/*.{ts,tsx}`).filter((file) => !isTest(file));

/** Every import that stands in a file, lazy ones too. */
export function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...statements].map((match) => ({
    file,
    target: match[3] ?? match[4] ?? '',
    typeOnly: match[2] !== undefined,
  }));
}
