import { isInNetwork, type Network, networkText, parseAddress, parseNetwork } from './parse-address.ts';

/** A list of addresses and networks that is ready to be kept, or every line of it that is wrong. */
export type ReadAllowlist =
  | { readonly ok: true; readonly entries: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads an allowlist as somebody wrote it.
 * @param lines each an address or a network; empty ones do not count
 * @returns each once in its one form, without those that another one holds
 */
export function readAllowlist(lines: readonly string[]): ReadAllowlist {
  const read = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseNetwork);
  const problems = read.flatMap((line) => (line.ok ? [] : [line.problem]));
  if (problems.length > 0) return { ok: false, problems };
  const networks = read.flatMap((line) => (line.ok ? [line.network] : []));
  const held = (network: Network, index: number): boolean =>
    networks.some(
      (other, at) =>
        at !== index &&
        isInNetwork(network, other) &&
        // Of two that are the same, the first stays.
        (!isInNetwork(other, network) || at < index),
    );
  return {
    ok: true,
    entries: networks.filter((network, index) => !held(network, index)).map(networkText),
  };
}

/**
 * Whether calls from an address are heard. What cannot be read as an address is on no list.
 * @param allowlist as `readAllowlist` gives it; empty: everything is heard
 */
export function isAllowed(allowlist: readonly string[], address: string): boolean {
  if (allowlist.length === 0) return true;
  const from = parseAddress(address);
  return from !== null && networksOf(allowlist).some((network) => isInNetwork(from, network));
}

/** Lists are read once: whoever holds one, such as a call, holds the same array or an equal one of a few. */
const known = new Map<string, readonly Network[]>();

/** Lists remembered at once; beyond it all are forgotten and read again. */
const mostKnown = 500;

/** @throws Error when an entry is none: a list that cannot be read must not be taken for one that says nothing */
function networksOf(allowlist: readonly string[]): readonly Network[] {
  const key = allowlist.join(' ');
  const found = known.get(key);
  if (found !== undefined) return found;
  const networks = allowlist.map((entry) => {
    const read = parseNetwork(entry);
    if (!read.ok) throw new Error(`an allowlist that was kept has an entry that is none: ${read.problem}`);
    return read.network;
  });
  if (known.size >= mostKnown) known.clear();
  known.set(key, networks);
  return networks;
}
