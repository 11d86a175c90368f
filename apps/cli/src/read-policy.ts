import { readFileSync } from 'node:fs';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Directory } from '@remit/policy/directory';
import { compilePolicy } from '@remit/policy/compile';
import type { CheckedPolicy } from '@remit/language/check-parsed-policy';
import { checkPolicyText } from '@remit/language/check-policy-text';
import { type Position, positionsIn } from '@remit/language/text-error';
import { policyDirectory } from './policy-directory.ts';

/** A policy text as a command works on it. */
export interface ReadPolicy {
  readonly file: string;
  readonly checked: CheckedPolicy;
  /** Null when the text has errors: nothing is decided under half a policy. */
  readonly sound: { readonly compiled: CompiledPolicy; readonly directory: Directory } | null;
  /** Where in the text something at a path of the document stands. */
  readonly at: (path: string) => Position;
  /** Each error as `file:line:column: message`, with what was expected and what may have been meant. */
  readonly errors: readonly string[];
}

/**
 * Reads a policy text from a file.
 * @param directoryFile see policy-directory.ts
 * @throws UsageError when the directory file is wrong; whatever reading a file throws
 */
export function readPolicy(file: string, directoryFile: string | null): ReadPolicy {
  const text = readFileSync(file, 'utf8');
  const checked = checkPolicyText(text);
  const positions = positionsIn(text);
  const errors = checked.errors.map(({ line, column, message, expected, nearest }) => {
    const hints = [
      // What a sentence names already is not listed again.
      ...(expected.every((each) => message.includes(each)) ? [] : [`expected ${expected.join(', ')}`]),
      ...(nearest.length === 0 ? [] : [`did you mean ${nearest.map((name) => `\`${name}\``).join(' or ')}?`]),
    ];
    return `${file}:${line}:${column}: ${[message, ...hints].join('; ')}`;
  });
  const sound =
    errors.length > 0
      ? null
      : {
          compiled: compilePolicy(checked.document, 1),
          directory: policyDirectory(directoryFile, checked),
        };
  return { file, checked, sound, errors, at: (path) => positions.at(checked.placeOf(path)?.from ?? 0) };
}
