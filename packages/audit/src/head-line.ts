import { type ChainHead, chainStart } from './chain.ts';
import type { Finding } from './finding.ts';
import type { Sha256 } from './sha256.ts';
import { readSignedLine, type Signer, signLine, type VerifySignature } from './signer.ts';

/** A place in a tenant's chain, written down and signed outside the database. */
export interface SignedHead extends ChainHead {
  readonly tenant: string;
  /** When it was written: ISO 8601, by the clock of the process. */
  readonly at: string;
  /** SHA-256 of the line of the tenant's head before it; zeros for its first. */
  readonly previous: string;
}

/** The line that is appended to a file of heads, without its newline. */
export function headLine(signer: Signer, head: SignedHead): string {
  const { tenant, sequence, hash, at, previous } = head;
  return signLine(signer, { head: 1, tenant, sequence, hash, at, previous });
}

/** What the first head of a tenant names as the one before it. */
export const firstPrevious = chainStart.hash;

/** What a file of heads says of each tenant, and what is wrong with it. */
export interface HeadFile {
  /** By tenant, oldest first; those that hold. */
  readonly heads: ReadonlyMap<string, readonly SignedHead[]>;
  /** SHA-256 of each tenant's last line. */
  readonly last: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/** Takes a file of heads line by line, without newlines. */
export interface HeadReader {
  take(line: string): void;
  file(): HeadFile;
}

/**
 * Reads a file of heads: each line must be signed with the key, name the one before it and lie beyond it.
 * @param publicKey whose signatures count
 */
export function headReader(publicKey: string, sha256: Sha256, verify: VerifySignature): HeadReader {
  const heads = new Map<string, SignedHead[]>();
  const last = new Map<string, string>();
  const findings: Finding[] = [];
  let number = 0;

  function take(line: string): void {
    number += 1;
    const head = parseHead(line, publicKey, verify);
    if (typeof head === 'string') {
      const sentence = { expected: 'a head signed with the key of this installation', found: head };
      findings.push({ kind: 'head-forged', sequence: null, event: null, ...sentence });
      return;
    }
    const own = heads.get(head.tenant) ?? [];
    const before = own.at(-1) ?? null;
    const expected = last.get(head.tenant) ?? firstPrevious;
    if (head.previous !== expected || (before !== null && before.sequence >= head.sequence)) {
      const found = `line ${number}, after ${head.previous}`;
      findings.push({ kind: 'head-forged', sequence: head.sequence, event: null, expected, found });
    }
    own.push(head);
    heads.set(head.tenant, own);
    last.set(head.tenant, sha256(line));
  }

  return { take, file: () => ({ heads, last, findings }) };
}

/** The same of lines that are at hand. */
export function readHeads(
  lines: Iterable<string>,
  publicKey: string,
  sha256: Sha256,
  verify: VerifySignature,
): HeadFile {
  const reader = headReader(publicKey, sha256, verify);
  for (const line of lines) reader.take(line);
  return reader.file();
}

/** @returns a sentence for a line that is no head of ours */
function parseHead(line: string, publicKey: string, verify: VerifySignature): SignedHead | string {
  const read = readSignedLine(line, verify);
  if (read === null) return 'a line that is no head';
  if (!read.valid) return 'a line whose signature does not hold';
  if (read.signedBy !== publicKey) return `a line signed with the key ${read.signedBy}`;
  const { head, tenant, sequence, hash, at, previous } = read.fields;
  const whole =
    head === 1 &&
    typeof tenant === 'string' &&
    typeof sequence === 'number' &&
    typeof hash === 'string' &&
    typeof at === 'string' &&
    typeof previous === 'string';
  return whole ? { tenant, sequence, hash, at, previous } : 'a line that is no head';
}
