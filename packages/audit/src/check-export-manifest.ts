import type { ExportDigest } from './export-format.ts';
import type { Finding } from './finding.ts';
import type { SignedLine } from './signer.ts';

/**
 * What is wrong with the last line of an export; empty when nothing is.
 * @param publicKey the key that must have signed it; null accepts any
 * @param digest what lies before it
 */
export function checkExportManifest(
  { fields, signedBy, valid }: SignedLine,
  publicKey: string | null,
  digest: ExportDigest,
): readonly Finding[] {
  const findings: Finding[] = [];
  const note = (kind: Finding['kind'], expected: string, found: string): void =>
    void findings.push({ kind, sequence: null, event: null, expected, found });

  if (!valid) note('signature', `a signature of the key ${signedBy}`, 'another one');
  if (publicKey !== null && signedBy !== publicKey) {
    note('signature', `the key ${publicKey}`, `the key ${signedBy}`);
  }
  const { entries, digest: stated } = fields;
  if (entries !== digest.entries()) {
    note('export-damaged', `${String(entries)} events`, `${digest.entries()}`);
  } else if (stated !== digest.digest()) {
    note('export-damaged', `the digest ${String(stated)}`, digest.digest());
  }
  return findings;
}
