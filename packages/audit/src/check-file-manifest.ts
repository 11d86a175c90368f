import { exportDamage } from './export-damage.ts';
import type { Finding } from './finding.ts';
import { readSignedLine, type VerifySignature } from './signer.ts';

/** A file as it lies there: what a manifest beside it was signed over. */
export interface FileFacts {
  /** Hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What a manifest says of the file beside it, and what is wrong with either. */
export interface VerifiedManifest {
  /** Slug; null where the manifest does not say. */
  readonly tenant: string | null;
  /** The key that signed it, base64url; null for a text that is no manifest. */
  readonly signedBy: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Holds a file against the manifest beside it: of an export whose lines prove nothing by themselves, a table or a page, it
 * is what proves it.
 * @param line the manifest, without its newline
 * @param publicKey the key that must have signed it; null accepts any
 */
export function checkFileManifest(
  line: string,
  file: FileFacts,
  publicKey: string | null,
  verify: VerifySignature,
): VerifiedManifest {
  const read = readSignedLine(line, verify);
  if (read === null) {
    return { tenant: null, signedBy: null, findings: [exportDamage('a signed manifest beside it', line)] };
  }
  const { fields, signedBy, valid } = read;
  const findings: Finding[] = [];
  const note = (kind: Finding['kind'], expected: string, found: string): void =>
    void findings.push({ kind, sequence: null, event: null, expected, found });

  if (!valid) note('signature', `a signature of the key ${signedBy}`, 'another one');
  if (publicKey !== null && signedBy !== publicKey)
    note('signature', `the key ${publicKey}`, `the key ${signedBy}`);
  if (fields['bytes'] !== file.bytes) {
    note('export-damaged', `${String(fields['bytes'])} bytes`, `${file.bytes}`);
  } else if (fields['sha256'] !== file.sha256) {
    note('export-damaged', `the SHA-256 ${String(fields['sha256'])}`, file.sha256);
  }
  const tenant: { readonly slug?: unknown } | null = isObject(fields['tenant']) ? fields['tenant'] : null;
  return { tenant: typeof tenant?.slug === 'string' ? tenant.slug : null, signedBy, findings };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
