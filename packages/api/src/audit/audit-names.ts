import type { ShownJson } from './audit-views.ts';
import { roleLabel } from '../grant-words.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * What the ids in an event's states and details are called: members and groups that are there, and roles by their labels.
 * @param shown what of them the reader sees
 * @returns by the id or the name as the record has it; what is not there any more is left out
 */
export function namesIn(
  { directory, policy }: Pick<TenantCall, 'directory' | 'policy'>,
  shown: readonly ShownJson[],
): Readonly<Record<string, string>> {
  const nameOf = (text: string): string | null => {
    if (policy.compiled.roles.has(text)) return roleLabel(policy.compiled, text);
    return directory.chip(text)?.name ?? directory.group(text)?.name ?? null;
  };
  return Object.fromEntries(
    [...new Set(shown.flatMap(textsIn))].flatMap((text) => {
      const name = nameOf(text);
      return name === null || name === text ? [] : [[text, name]];
    }),
  );
}

function textsIn(value: ShownJson): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
