import { type ChainHead, chainStart, nextLink } from './chain.ts';
import type { Finding } from './finding.ts';
import type { HashedText, Sha256 } from './sha256.ts';

/** A seal and the event that it is of, as they were found. */
export interface SealedEvent extends ChainHead {
  readonly eventId: string;
  /** As `recordText` writes it, or `recordParts`; null when the event is not there. */
  readonly text: HashedText | null;
  /** ISO 8601, as the record says. */
  readonly at: string | null;
}

export interface ChainVerifierOptions {
  readonly sha256: Sha256;
  /** The tenant's heads from outside the database, oldest first; null when there are none to be had. */
  readonly heads: readonly ChainHead[] | null;
  /** An entry from before this instant (ms since 1970 UTC) that no head covers is a finding; null asks for none. */
  readonly coveredUntil: number | null;
}

/** Takes a chain entry by entry, in the order of its numbers, in the same memory for ten and for ten million. */
export interface ChainVerifier {
  take(entry: SealedEvent): void;
  /** Nothing follows: what should have. */
  end(): void;
  /** Where the chain stands. */
  head(): ChainHead;
  /** How many entries at its end no head covers. */
  uncovered(): number;
  /** What is wrong, first first; of very many the first `mostFindings`. */
  findings(): readonly Finding[];
}

export const mostFindings = 20;

/** Holds a tenant's whole chain against its events and against the heads that left the database. */
export function verifyChain({ sha256, heads, coveredUntil }: ChainVerifierOptions): ChainVerifier {
  const findings: Finding[] = [];
  let last: ChainHead = chainStart;
  // After a gap the hash before is not known, and the entry behind it cannot be judged.
  let known = true;
  let nextHead = 0;
  let uncovered = 0;
  let missedHead = false;

  const note = (finding: Finding): void => {
    if (findings.length < mostFindings) findings.push(finding);
  };

  function judgeHeads(entry: SealedEvent): void {
    for (let head = heads?.[nextHead]; head !== undefined; head = heads?.[nextHead]) {
      if (head.sequence > entry.sequence) break;
      nextHead += 1;
      if (head.sequence === entry.sequence && head.hash === entry.hash) continue;
      note(finding('head-differs', entry, head.hash, entry.hash));
    }
    if (heads === null || nextHead < heads.length) return;
    const covers = heads.at(-1)?.sequence ?? 0;
    if (entry.sequence <= covers) return;
    uncovered += 1;
    const old = entry.at !== null && coveredUntil !== null && Date.parse(entry.at) < coveredUntil;
    // Whoever rewrites what no head covers dates it as they like: each entry is asked, and the first told of.
    if (!old || missedHead) return;
    missedHead = true;
    note(finding('head-missing', entry, `a head from ${entry.at} or later`, 'none'));
  }

  return {
    take: (entry) => {
      const expected = last.sequence + 1;
      if (entry.sequence !== expected) {
        const kind = entry.sequence > expected ? 'number-missing' : 'order';
        note({ ...finding(kind, entry, `entry ${expected}`, `entry ${entry.sequence}`), sequence: expected });
        known = false;
      }
      if (entry.text === null) {
        note(finding('event-missing', entry, 'its event', 'nothing'));
      } else if (known) {
        const { hash } = nextLink(sha256, last, entry.text);
        if (hash !== entry.hash) note(finding('event-changed', entry, entry.hash, hash));
      }
      judgeHeads(entry);
      last = { sequence: entry.sequence, hash: entry.hash };
      known = true;
    },
    end: () => {
      const beyond = heads?.[nextHead];
      if (beyond === undefined) return;
      const { sequence } = beyond;
      const found = `${last.sequence} entries`;
      note({ kind: 'tail-missing', sequence, event: null, expected: `at least ${sequence} entries`, found });
    },
    head: () => last,
    uncovered: () => uncovered,
    findings: () => findings,
  };
}

function finding(
  kind: Finding['kind'],
  { sequence, eventId }: SealedEvent,
  expected: string,
  found: string,
): Finding {
  return { kind, sequence, event: eventId, expected, found };
}
