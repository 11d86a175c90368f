import { type ChainHead, chainStart, nextLink } from './chain.ts';
import { exportDigest, type ExportDigest, parseExportLine } from './export-format.ts';
import type { Finding } from './finding.ts';
import type { SignedHead } from './head-line.ts';
import type { Sha256 } from './sha256.ts';
import { parseObject, readSignedLine, type VerifySignature } from './signer.ts';
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
export interface ExportVerdict {
  readonly tenant: { readonly id: string; readonly slug: string } | null;
  readonly whole: boolean;
  readonly entries: number;
  /** The key that signed it, base64url; null when it ends before its manifest. */
  readonly signedBy: string | null;
  /** What is wrong, first first; of very many the first. */
  readonly findings: readonly Finding[];
}

/** Takes an export line by line, without newlines, and keeps nothing of what it has seen. */
export interface ExportVerifier {
  line(line: string): void;
  end(): ExportVerdict;
}

/** Verifies an export offline: nothing is asked of any server, and nothing in the file is believed because it says so. */
export function verifyExport(options: ExportVerifierOptions): ExportVerifier {
  const { sha256, verify, publicKey } = options;
  const findings: Finding[] = [];
  let number = 0;
  let header: Header | null = null;
  let digest: ExportDigest | null = null;
  let last: ChainHead = chainStart;
  let signedBy: string | null = null;
  let heads: ReadonlyMap<number, string> = new Map();

  const note = (kind: Finding['kind'], sequence: number | null, expected: string, found: string): void => {
    if (findings.length < mostFindings) findings.push({ kind, sequence, event: null, expected, found });
  };

  function takeHeader(line: string): void {
    header = parseHeader(line);
    digest = exportDigest(sha256, line);
    if (header === null) return note('export-damaged', null, 'a header on line 1', excerpt(line));
    heads = new Map(options.headsOf?.(header.tenant.id).map(({ sequence, hash }) => [sequence, hash]));
    judgeHead(header.head);
  }

  function takeEntry(line: string): void {
    const entry = parseExportLine(line);
    if (entry === null) {
      return note('export-damaged', null, `an event or the manifest on line ${number}`, excerpt(line));
    }
    const { previous, link, text } = entry;
    const follows = link.sequence === last.sequence + 1;
    if (header?.whole === true ? !follows : link.sequence <= last.sequence) {
      const kind = link.sequence > last.sequence ? 'number-missing' : 'order';
      note(kind, last.sequence + 1, `entry ${last.sequence + 1}`, `entry ${link.sequence} on line ${number}`);
    } else if (follows && previous !== last.hash) {
      note('order', link.sequence, last.hash, previous);
    }
    if (header !== null && !text.startsWith(`{"v":1,"tenant":"${header.tenant.id}",`)) {
      note('export-damaged', link.sequence, `an event of the tenant ${header.tenant.id}`, excerpt(text));
    }
    const { hash } = nextLink(sha256, { sequence: link.sequence - 1, hash: previous }, text);
    if (hash !== link.hash) note('event-changed', link.sequence, link.hash, hash);
    judgeHead(link);
    digest?.add(link);
    last = link;
  }

  function judgeHead({ sequence, hash }: ChainHead): void {
    const kept = heads.get(sequence);
    if (kept !== undefined && kept !== hash) note('head-differs', sequence, kept, hash);
  }

  function takeManifest(line: string): void {
    const read = readSignedLine(line, verify);
    if (read === null || read.fields['end'] !== true) {
      return note('export-damaged', null, `a manifest on line ${number}`, excerpt(line));
    }
    signedBy = read.signedBy;
    if (!read.valid) note('signature', null, `a signature of the key ${read.signedBy}`, 'another one');
    if (publicKey !== null && read.signedBy !== publicKey) {
      note('signature', null, `the key ${publicKey}`, `the key ${read.signedBy}`);
    }
    const { entries, digest: stated } = read.fields;
    if (entries !== digest?.entries()) {
      note('export-damaged', null, `${String(entries)} events`, `${digest?.entries() ?? 0}`);
    } else if (stated !== digest?.digest()) {
      note('export-damaged', null, `the digest ${String(stated)}`, `${digest?.digest()}`);
    }
  }

  return {
    line: (line) => {
      number += 1;
      if (number === 1) return takeHeader(line);
      if (signedBy !== null) {
        return note('export-damaged', null, 'nothing behind the manifest', excerpt(line));
      }
      if (line.startsWith('{"end":')) takeManifest(line);
      else takeEntry(line);
    },
    end: () => {
      if (signedBy === null) note('export-damaged', null, 'a signed manifest at the end', `${number} lines`);
      if (
        header?.whole === true &&
        (header.head.sequence !== last.sequence || header.head.hash !== last.hash)
      ) {
        const { sequence, hash } = header.head;
        note('tail-missing', sequence, `entry ${sequence}, ${hash}`, `entry ${last.sequence}, ${last.hash}`);
      }
      const { tenant = null, whole = false } = header ?? {};
      return { tenant, whole, entries: digest?.entries() ?? 0, signedBy, findings };
    },
  };
}

interface Header {
  readonly tenant: { readonly id: string; readonly slug: string };
  readonly whole: boolean;
  readonly head: ChainHead;
}

function parseHeader(line: string): Header | null {
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

/** Enough of a line to find it, and no terminal's command. */
function excerpt(line: string): string {
  return JSON.stringify(line.slice(0, 60));
}
