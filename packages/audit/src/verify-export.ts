import { type ChainHead, chainStart } from './chain.ts';
import { checkExportEntry } from './check-export-entry.ts';
import { checkExportManifest } from './check-export-manifest.ts';
import { exportDamage } from './export-damage.ts';
import { exportDigest, type ExportDigest, parseExportLine } from './export-format.ts';
import type { Finding } from './finding.ts';
import type { SignedHead } from './head-line.ts';
import { type ExportStart, parseExportStart } from './parse-export-start.ts';
import type { Sha256 } from './sha256.ts';
import { readSignedLine, type VerifySignature } from './signer.ts';
import { mostFindings } from './verify-chain.ts';

export interface ExportVerifierOptions {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  /** The key that must have signed it, base64url; null accepts any and leaves it to the reader. */
  readonly publicKey: string | null;
  /** Heads of the tenant that the export says it is of; null when there are none to be had. */
  readonly headsOf: ((tenant: string) => readonly SignedHead[]) | null;
}

/** What an export was found to be. */
export interface VerifiedExport {
  readonly tenant: { readonly id: string; readonly slug: string } | null;
  readonly whole: boolean;
  readonly entries: number;
  /** Entries without what a field rule kept from whoever exported them: their text is the signature's word alone. */
  readonly redacted: number;
  /** The key that signed it, base64url; null when it ends before its manifest. */
  readonly signedBy: string | null;
  /** What is wrong, first first; of very many the first. */
  readonly findings: readonly Finding[];
}

/** Takes an export line by line, without newlines, and keeps nothing of what it has seen. */
export interface ExportVerifier {
  line(line: string): void;
  end(): VerifiedExport;
}

/** Verifies an export offline: nothing is asked of any server, and nothing in the file is believed because it says so. */
export function verifyExport(options: ExportVerifierOptions): ExportVerifier {
  const { sha256, verify, publicKey } = options;
  const findings: Finding[] = [];
  let number = 0;
  let start: ExportStart | null = null;
  let digest: ExportDigest | null = null;
  let last: ChainHead = chainStart;
  let signedBy: string | null = null;
  let redacted = 0;
  let heads: ReadonlyMap<number, string> = new Map();

  function note(...found: readonly Finding[]): void {
    findings.push(...found.slice(0, mostFindings - findings.length));
  }

  function judgeHead({ sequence, hash }: ChainHead): void {
    const kept = heads.get(sequence);
    if (kept === undefined || kept === hash) return;
    note({ kind: 'head-differs', sequence, event: null, expected: kept, found: hash });
  }

  function takeStart(line: string): void {
    start = parseExportStart(line);
    digest = exportDigest(sha256, line);
    if (start === null) return note(exportDamage('a header on line 1', line));
    heads = new Map(options.headsOf?.(start.tenant.id).map(({ sequence, hash }) => [sequence, hash]));
    judgeHead(start.head);
  }

  function takeEntry(line: string): void {
    const entry = parseExportLine(line);
    if (entry === null) return note(exportDamage(`an event or the manifest on line ${number}`, line));
    note(...checkExportEntry(sha256, entry, { start, last, line: number }));
    judgeHead(entry.link);
    const isRedacted = entry.body === 'redacted';
    digest?.add(entry.link, isRedacted ? line : null);
    if (isRedacted) redacted += 1;
    last = entry.link;
  }

  function takeManifest(line: string): void {
    const read = readSignedLine(line, verify);
    if (read === null || read.fields['end'] !== true) {
      return note(exportDamage(`a manifest on line ${number}`, line));
    }
    signedBy = read.signedBy;
    if (digest !== null) note(...checkExportManifest(read, publicKey, digest));
  }

  return {
    line: (line) => {
      number += 1;
      if (number === 1) takeStart(line);
      else if (signedBy !== null) note(exportDamage('nothing behind the manifest', line));
      else if (line.startsWith('{"end":')) takeManifest(line);
      else takeEntry(line);
    },
    end: () => {
      if (signedBy === null) note(noManifest(number));
      if (start?.whole === true) note(...missingTail(start.head, last));
      const { tenant = null, whole = false } = start ?? {};
      return { tenant, whole, entries: digest?.entries() ?? 0, redacted, signedBy, findings };
    },
  };
}

const noManifest = (lines: number): Finding => ({
  kind: 'export-damaged',
  sequence: null,
  event: null,
  expected: 'a signed manifest at the end',
  found: `${lines} lines`,
});

/** What says that a whole export does not go as far as the chain did when it was begun. */
function missingTail(head: ChainHead, last: ChainHead): readonly Finding[] {
  if (head.sequence === last.sequence && head.hash === last.hash) return [];
  const spell = ({ sequence, hash }: ChainHead): string => `entry ${sequence}, ${hash}`;
  const { sequence } = head;
  return [{ kind: 'tail-missing', sequence, event: null, expected: spell(head), found: spell(last) }];
}
