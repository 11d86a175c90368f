import { type ChainHead, nextLink } from './chain.ts';
import { exportDamage } from './export-damage.ts';
import type { ExportEntry } from './export-format.ts';
import type { Finding } from './finding.ts';
import type { ExportStart } from './parse-export-start.ts';
import type { Sha256 } from './sha256.ts';

/** Where an entry of an export stands. */
export interface EntryPlace {
  /** What the export says of itself; null where its first line is damaged. */
  readonly start: ExportStart | null;
  /** The entry before it. */
  readonly last: ChainHead;
  /** The number of its line. */
  readonly line: number;
}

/** What is wrong with an entry by itself and behind the one before it; empty when nothing is. */
export function checkExportEntry(sha256: Sha256, entry: ExportEntry, place: EntryPlace): readonly Finding[] {
  const { previous, link, body, text } = entry;
  const { start, last } = place;
  const findings: Finding[] = [];
  const note = (kind: Finding['kind'], sequence: number, expected: string, found: string): void =>
    void findings.push({ kind, sequence, event: null, expected, found });

  const follows = link.sequence === last.sequence + 1;
  // What a filter left out is missing rightly; the rest is in order all the same.
  if (start?.whole === true ? !follows : link.sequence <= last.sequence) {
    const kind = link.sequence > last.sequence ? 'number-missing' : 'order';
    const next = last.sequence + 1;
    note(kind, next, `entry ${next}`, `entry ${link.sequence} on line ${place.line}`);
  } else if (follows && previous !== last.hash) {
    note('order', link.sequence, last.hash, previous);
  }
  if (start !== null && !text.startsWith(`{"v":1,"tenant":"${start.tenant.id}",`)) {
    findings.push(exportDamage(`an event of the tenant ${start.tenant.id}`, text, link.sequence));
  }
  if (body === 'redacted') return findings;
  const { hash } = nextLink(sha256, { sequence: link.sequence - 1, hash: previous }, text);
  if (hash !== link.hash) note('event-changed', link.sequence, link.hash, hash);
  return findings;
}
