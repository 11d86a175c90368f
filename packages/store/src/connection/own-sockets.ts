import type { DatabaseAddress } from '../provision/database-address.ts';

/** The socket of each server that this process runs itself, by host and port. */
const sockets = new Map<string, string>();

const placeOf = (address: DatabaseAddress): string => new URL(address).host;

/**
 * How to reach servers that this process runs itself. The kernel carries a message over a socket in a folder for about a
 * quarter less processor time than over the loopback address, in the server and in Remit, and a call is many messages.
 */
export const ownSockets = {
  /** @param path of its socket */
  add(server: DatabaseAddress, path: string): void {
    sockets.set(placeOf(server), path);
  },
  remove(server: DatabaseAddress): void {
    sockets.delete(placeOf(server));
  },
  /** @returns null for a server that is to be reached as its address says */
  of(address: DatabaseAddress): string | null {
    return sockets.get(placeOf(address)) ?? null;
  },
};
