import { codeAt, codePeriod } from '@remit/identity/second-factor';
import { sql } from 'drizzle-orm';
import type { Store } from '@remit/store/open-store';
import { stepWithRoom } from '@remit/testkit/step-with-room';

/** An authenticator app: it holds the seed, and shows the code of its clock. */
export interface Device {
  /** The code of so many periods from now, by the database's clock. */
  code(periods?: number): Promise<string>;
}

/** Reads a seed as a person types it: base32, with spaces. */
export function deviceOf(store: Store, letters: string): Device {
  const seed = fromBase32(letters.replaceAll(' ', ''));
  return {
    code: async (periods = 0) => {
      const [clock] = await store.withIdentity((tx) =>
        tx.rows<{ now: number }>(sql`select extract(epoch from clock_timestamp())::float8 * 1000 as now`),
      );
      const now = clock?.now ?? 0;
      return codeAt(seed, (periods < 0 ? await stepWithRoom(now) : now) + periods * codePeriod);
    },
  };
}

function fromBase32(letters: string): Uint8Array {
  const bits = Array.from(letters)
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
