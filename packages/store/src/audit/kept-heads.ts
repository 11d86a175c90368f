import { type ChainHead, chainStart } from '@remit/audit/chain';
import { auditChainOf } from './audit-chain.ts';
import type { HeadsFile } from './audit-heads-file.ts';
import { isGone } from '../is-gone.ts';
import type { Store } from '../open-store.ts';
import { type ChainName, signInChainName } from './sign-in-chain-name.ts';

/** Called with a sentence when something could not be done yet, or a chain is not the one that a head tells of. */
export type OnAuditTrouble = (sentence: string, error: unknown) => void;

/** Heads are written every minute; after this many ms without one, somebody removed it, or no server was running. */
export const headsWithin = 150_000;

/** Where chains stand, outside the database. */
export interface KeptHeads {
  /** Takes up where a chain stands: unless the file has it already, it is written down the next time. */
  note(chain: ChainName, head: ChainHead): Promise<void>;
  /** Writes down where all chains stand that have grown. What cannot be written yet is told, and written the next time. */
  write(): Promise<void>;
}

/** No chain has grown yet. */
export function keptHeads(
  store: Pick<Store, 'withTenant' | 'withIdentity'>,
  heads: HeadsFile,
  onTrouble: OnAuditTrouble,
): KeptHeads {
  const grown = new Set<ChainName>();
  return {
    // Another process may have sealed what this one wrote; its head belongs into this one's file all the same.
    note: async (chain, head) => {
      if (!isSame(head, (await heads.last(chain)) ?? chainStart)) grown.add(chain);
    },
    write: async () => {
      for (const chain of new Set(grown)) {
        grown.delete(chain);
        try {
          await auditChainOf(store, chain).holding((stands) => writeHead(chain, stands, heads, onTrouble));
        } catch (error) {
          if (isGone(error)) continue;
          grown.add(chain);
          onTrouble('where a chain stands could not be written down yet; it is tried again', error);
        }
      }
    },
  };
}

/** Writes down where a chain stands, unless it stands there already. */
async function writeHead(
  chain: ChainName,
  stands: ChainHead,
  heads: HeadsFile,
  onTrouble: OnAuditTrouble,
): Promise<void> {
  const written = (await heads.last(chain)) ?? chainStart;
  const before = written.sequence;
  if (stands.sequence > before) await heads.append(chain, stands);
  else if (!isSame(stands, written)) {
    onTrouble(
      `the audit of ${chain === signInChainName ? 'sign-ins' : `tenant ${chain}`} ends at entry ${stands.sequence}, and a head tells of entry ${before}: ` +
        'it was cut, rewritten or restored from an older backup; `remit audit verify` says more',
      null,
    );
  }
}

function isSame(one: ChainHead, other: ChainHead): boolean {
  return one.sequence === other.sequence && one.hash === other.hash;
}
