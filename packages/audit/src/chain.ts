import type { HashedText, Sha256 } from './sha256.ts';

/** A place in a tenant's chain: how many events it has up to there, and the hash that covers them all. */
export interface ChainHead {
  readonly sequence: number;
  /** SHA-256, lower-case hex. */
  readonly hash: string;
}

/** Before the first event. */
export const chainStart: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/**
 * The next place in a chain. Its hash covers the one before it, its number, and the text of its event, so that neither
 * order nor content can change anywhere without every later hash changing.
 * @param text of the event, as `recordText` writes it
 */
export function nextLink(sha256: Sha256, previous: ChainHead, text: HashedText): ChainHead {
  const sequence = previous.sequence + 1;
  const before = `${previous.hash}\n${sequence}\n`;
  return { sequence, hash: sha256(typeof text === 'string' ? before + text : [before, ...text]) };
}
