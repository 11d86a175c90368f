import { type ChainHead } from './chain.ts';
import type { Sha256 } from './sha256.ts';
import { type Signer, signLine } from './signer.ts';
import type { Json } from './audit-event.ts';

/**
 * An export of the audit as JSON Lines: a header, one line for each event in the order of the chain, and a manifest
 * that is signed. Each line carries its own place in the chain, so that one that was taken out of its file still proves
 * itself against a head.
 */
export interface ExportHeader {
  readonly format: 'remit-audit/1';
  readonly tenant: { readonly id: string; readonly slug: string; readonly name: string };
  /** `whole`: every event from the first one on. Otherwise some of them are left out, by the filter. */
  readonly whole: boolean;
  readonly filter: Json;
  /** Where the chain stood when the export began; later events are not in it. */
  readonly head: ChainHead;
  /** ISO 8601. */
  readonly exportedAt: string;
  /** Id of the member who asked for it; null for one from the command line. */
  readonly exportedBy: string | null;
}

/** The header's line, without its newline. */
export function exportHeaderLine(header: ExportHeader): string {
  const { format, tenant, whole, filter, head, exportedAt, exportedBy } = header;
  return JSON.stringify({ format, tenant, whole, filter, head, exportedAt, exportedBy });
}

/**
 * What a line has of its event: all of it, exactly as the hash covers it; or what was left of it because a field rule keeps
 * the rest from whoever exported it. Of the latter the chain proves the place, and the manifest's signature the text.
 */
export type ExportBody = 'event' | 'redacted';

/**
 * The line of an event, without its newline.
 * @param previous hash of the place before it
 * @param text of the event, as `recordText` writes it
 */
export function exportLine(
  previous: string,
  link: ChainHead,
  text: string,
  body: ExportBody = 'event',
): string {
  return `{"sequence":${link.sequence},"previous":"${previous}","hash":"${link.hash}","${body}":${text}}`;
}

/** What an export comes to so far: hand it each line's hash in turn. Takes the same memory for ten lines and for ten million. */
export interface ExportDigest {
  /** @param redacted the line of an entry whose hash does not cover what it says; null where it does */
  add(link: ChainHead, redacted: string | null): void;
  entries(): number;
  digest(): string;
}

/** The digest of an export that has its header line and no entry. */
export function exportDigest(sha256: Sha256, headerLine: string): ExportDigest {
  let digest = sha256(headerLine);
  let entries = 0;
  return {
    // The hash of an entry covers the event, its number and its past; the digest need not cover them again.
    add: ({ sequence, hash }, redacted) => {
      const beside = redacted === null ? '' : `\n${redacted}`;
      digest = sha256(`${digest}\n${sequence}\n${hash}${beside}`);
      entries += 1;
    },
    entries: () => entries,
    digest: () => digest,
  };
}

/** The last line, which says what should lie before it. */
export function exportManifestLine(signer: Signer, digest: ExportDigest): string {
  return signLine(signer, { end: true, entries: digest.entries(), digest: digest.digest() });
}

/** An event's line, taken apart; see `exportLine`. */
export interface ExportEntry {
  readonly previous: string;
  readonly link: ChainHead;
  readonly body: ExportBody;
  readonly text: string;
}

/** The entry that a line is; null for a text that is none. */
export function parseExportLine(line: string): ExportEntry | null {
  const found = entryLine.exec(line);
  if (found === null) return null;
  const [, sequence = '', previous = '', hash = '', body, text = ''] = found;
  const link = { sequence: Number(sequence), hash };
  return { previous, link, body: body === 'redacted' ? body : 'event', text };
}

const entryLine =
  /^\{"sequence":([1-9]\d{0,15}),"previous":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","(event|redacted)":(\{.*\})\}$/s;
