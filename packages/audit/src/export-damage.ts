import type { Finding } from './finding.ts';

/**
 * What stands in an export where something else must: enough of the line to find it, and no terminal's command.
 * @param sequence the place in the chain that the line gives itself; null where it gives none
 */
export const exportDamage = (expected: string, line: string, sequence: number | null = null): Finding => ({
  kind: 'export-damaged',
  sequence,
  event: null,
  expected,
  found: JSON.stringify(line.slice(0, 60)),
});
