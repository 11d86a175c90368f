import { isIPv4, isIPv6 } from 'node:net';

/**
 * An IP address or a network of them. An address is the network that holds it alone. Both have one form: an IPv4 address
 * that is written inside IPv6 (`::ffff:10.0.0.5`) is the IPv4 address.
 */
export interface Network {
  readonly family: 4 | 6;
  readonly bits: bigint;
  /** How many of the bits are fixed: all of them for an address. */
  readonly prefix: number;
}

/** What came of reading an address: the network, or a sentence that says what is wrong and what would be right. */
export type ParsedNetwork =
  | { readonly ok: true; readonly network: Network }
  | { readonly ok: false; readonly problem: string };

const lengthOf = { 4: 32, 6: 128 } as const;
const mapped = 0xffffn << 32n;

/**
 * Reads an address as a caller has it. Programs disagree on `010.0.0.5`, `10.5`, `2130706433` and zones, so whatever
 * could be read in two ways is refused. This is the one place of Remit that reads addresses.
 * @returns null when it is none
 */
export function parseAddress(text: string): Network | null {
  if (text.includes('%')) return null;
  if (isIPv4(text)) return { family: 4, bits: bitsOfIPv4(text), prefix: 32 };
  if (!isIPv6(text)) return null;
  const bits = bitsOfIPv6(text);
  // An IPv4 caller of a server that listens on IPv6.
  return bits >> 32n === mapped >> 32n
    ? { family: 4, bits: bits & 0xffffffffn, prefix: 32 }
    : { family: 6, bits, prefix: 128 };
}

/** Reads an address, or a network as address and prefix length: `10.0.0.0/8`, `2001:db8::/32`. */
export function parseNetwork(text: string): ParsedNetwork {
  const [address = '', length, ...more] = text.split('/');
  const found = more.length > 0 ? null : parseAddress(address);
  if (found === null) return { ok: false, problem: problemOf(text) };
  if (length === undefined) return { ok: true, network: found };
  const written = address.includes(':') ? 6 : 4;
  if (!/^(?:0|[1-9]\d{0,2})$/.test(length) || Number(length) > lengthOf[written]) {
    const most = lengthOf[written];
    return { ok: false, problem: `\`${text}\`: what follows \`/\` is a whole number from 0 to ${most}` };
  }
  const prefix = Number(length) - (lengthOf[written] - lengthOf[found.family]);
  if (prefix < 0) {
    return {
      ok: false,
      problem: `\`${text}\` is IPv4 inside IPv6 and reaches beyond it; write the IPv4 network`,
    };
  }
  const network = { ...found, prefix };
  const lowest = firstBits(network, prefix);
  return lowest.bits === network.bits
    ? { ok: true, network }
    : { ok: false, problem: `\`${text}\` names one address of a network; write \`${networkText(lowest)}\`` };
}

/** An address or network in its one form: decimal IPv4, or IPv6 as RFC 5952 has it; `/` only for a network. */
export function networkText({ family, bits, prefix }: Network): string {
  const address = family === 4 ? ipv4Text(bits) : ipv6Text(bits);
  return prefix === lengthOf[family] ? address : `${address}/${prefix}`;
}

/** The network of an address that is so many bits long. */
export function firstBits(network: Network, prefix: number): Network {
  return { ...network, bits: fixedBits(network, prefix), prefix };
}

/** Whether a network holds an address, or another network wholly. */
export function isInNetwork(inner: Network, outer: Network): boolean {
  return (
    inner.family === outer.family &&
    inner.prefix >= outer.prefix &&
    fixedBits(inner, outer.prefix) === outer.bits
  );
}

function fixedBits({ family, bits }: Network, prefix: number): bigint {
  const free = BigInt(lengthOf[family] - prefix);
  return (bits >> free) << free;
}

function problemOf(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const example = 'such as `192.0.2.7`, `10.0.0.0/8` or `2001:db8::/32`';
  if (text.includes('%'))
    return `\`${shown}\` has a zone, which only the machine itself knows; leave out what begins with \`%\``;
  if (/^0\d|\.0\d/.test(text))
    return `\`${shown}\`: a number with a leading zero is read in two ways; write it without`;
  if (/^(?:\d+|0x[\da-f]+)(?:\.(?:\d+|0x[\da-f]+)){0,3}$/i.test(text)) {
    return `\`${shown}\`: an IPv4 address is four decimal numbers from 0 to 255, ${example}`;
  }
  return `\`${shown}\` is no IP address and no network; write one ${example}`;
}

function bitsOfIPv4(text: string): bigint {
  return text.split('.').reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function bitsOfIPv6(text: string): bigint {
  const [head = '', tail] = text.split('::');
  const front = groupsOf(head);
  const back = tail === undefined ? [] : groupsOf(tail);
  const gap = Array.from({ length: 8 - front.length - back.length }, () => 0n);
  return [...front, ...gap, ...back].reduce((bits, group) => (bits << 16n) | group, 0n);
}

function groupsOf(text: string): readonly bigint[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)];
    const bits = bitsOfIPv4(group);
    return [bits >> 16n, bits & 0xffffn];
  });
}

function ipv4Text(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join('.');
}

function ipv6Text(bits: bigint): string {
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((bits >> BigInt(112 - at * 16)) & 0xffffn).toString(16),
  );
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return groups.join(':');
  const before = groups.slice(0, zeros.at).join(':');
  return `${before}::${groups.slice(zeros.at + zeros.length).join(':')}`;
}

/** The first of the longest runs of zeros. */
function longestZeros(groups: readonly string[]): { readonly at: number; readonly length: number } {
  let longest = { at: 0, length: 0 };
  let at = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== '0') at = index + 1;
    else if (index + 1 - at > longest.length) longest = { at, length: index + 1 - at };
  }
  return longest;
}
