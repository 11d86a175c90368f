import type { ExportHeader } from './export-format.ts';
import { parseObject } from './signer.ts';

/** What the first line of an export says of the chain that it is from. */
export interface ExportStart extends Pick<ExportHeader, 'whole' | 'head'> {
  readonly tenant: { readonly id: string; readonly slug: string };
}

/** The first line of an export, taken apart; null for a text that is none. */
export function parseExportStart(line: string): ExportStart | null {
  const fields = parseObject(line);
  if (fields?.['format'] !== 'remit-audit/1' || typeof fields['whole'] !== 'boolean') return null;
  const tenant = parseObject(JSON.stringify(fields['tenant'] ?? null));
  const head = parseObject(JSON.stringify(fields['head'] ?? null));
  const { id, slug } = tenant ?? {};
  const { sequence, hash } = head ?? {};
  return typeof id === 'string' &&
    typeof slug === 'string' &&
    typeof sequence === 'number' &&
    typeof hash === 'string'
    ? { tenant: { id, slug }, whole: fields['whole'], head: { sequence, hash } }
    : null;
}
