import { networkText, parseNetwork } from '@remit/identity/parse-address';

/** A whole number in decimal digits, within bounds; null for anything else. */
export function parseInteger(text: string, least: number, most: number): number | null {
  if (!/^\d{1,6}$/.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}

/** `yes` or `no`, as a boolean; null for anything else, `true` and `1` included. */
export function parseYesNo(text: string): boolean | null {
  return text === 'yes' ? true : text === 'no' ? false : null;
}

/** An IP address or a host name without a port. */
export function parseHost(text: string): string | null {
  return /^[A-Za-z0-9.-]{1,253}$/.test(text) || /^[0-9A-Fa-f:.]{2,45}$/.test(text) ? text : null;
}

/** An address that names a server and a user; null when either is missing. */
export function parsePostgresUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const named = url.hostname !== '' || url.searchParams.has('host');
  return /^postgres(ql)?:$/.test(url.protocol) && named && url.username !== '' ? text : null;
}

/** The address of a server that takes e-mails, without anything after host and port but how it is reached. */
export function parseSmtpUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return /^smtps?:$/.test(url.protocol) && url.hostname !== '' && url.hash === '' ? text : null;
}

/** The address of a folder of a bucket with a key to it, without anything after it but its region. */
export function parseBucketUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const keyed = url.username !== '' && url.password !== '';
  const named = /^(\/[A-Za-z0-9._-]{1,100}){1,8}\/?$/.test(url.pathname);
  const bare = url.hash === '' && [...url.searchParams.keys()].every((name) => name === 'region');
  return /^https?:$/.test(url.protocol) && keyed && named && bare ? text : null;
}

/** A bare e-mail address that can stand in a header. */
export function parseMailAddress(text: string): string | null {
  return /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253}$/.test(text) ? text : null;
}

/** The origin of an http or https address that has nothing after it. */
export function parsePublicUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return /^https?:$/.test(url.protocol) && bare ? url.origin : null;
}

/** The bytes of a secret in hexadecimal digits or base64url; null when there are fewer than 32. */
export function parseSecret(text: string): Uint8Array | null {
  const encoding = /^([0-9A-Fa-f]{2})+$/.test(text)
    ? 'hex'
    : /^[A-Za-z0-9_-]+$/.test(text)
      ? 'base64url'
      : null;
  if (encoding === null) return null;
  const bytes = new Uint8Array(Buffer.from(text, encoding));
  return bytes.length >= 32 ? bytes : null;
}

/** Secrets with commas between; null when one of them is none, or when there are more than anybody rotates through. */
export function parseSecrets(text: string): readonly Uint8Array[] | null {
  const secrets = text.split(',').map((part) => parseSecret(part.trim()));
  if (secrets.length > 8) return null;
  return secrets.every((secret) => secret !== null) ? secrets : null;
}

/** The bytes of a secret, of which there must be 32. */
export function parseSeed(text: string): Uint8Array | null {
  const seed = parseSecret(text);
  return seed?.length === 32 ? seed : null;
}

/** `key=postgres://…` with commas between; null when one is wrong, twice there, or called `main`, which has its own. */
export function parseServers(text: string): ReadonlyMap<string, string> | null {
  const servers = new Map<string, string>();
  for (const part of text.split(',')) {
    const [, key, address] = /^\s*([a-z][a-z0-9-]{0,39})=(\S+)\s*$/.exec(part) ?? [];
    if (key === undefined || address === undefined || key === 'main' || servers.has(key)) return null;
    if (parsePostgresUrl(address) === null) return null;
    servers.set(key, address);
  }
  return servers;
}

/** A host name of at least two labels in lower case, without port. */
export function parseDomain(text: string): string | null {
  return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(text) && text.length <= 200
    ? text
    : null;
}

/** What a tenant's address can be. */
export function parseSlug(text: string): string | null {
  return /^[a-z][a-z0-9-]{1,39}$/.test(text) ? text : null;
}

/** The path of a module of JavaScript or TypeScript. */
export function parseModulePath(text: string): string | null {
  return !text.includes('\0') && /\.[mc]?[jt]s$/.test(text) ? text : null;
}

/** IP addresses and blocks of them (`10.0.0.0/8`) with commas between. */
export function parseProxies(text: string): readonly string[] | null {
  const proxies = text.split(',').map((part) => parseNetwork(part.trim()));
  // A network of everybody would let everybody say who they are.
  return proxies.every((proxy) => proxy.ok && proxy.network.prefix > 0)
    ? proxies.flatMap((proxy) => (proxy.ok ? [networkText(proxy.network)] : []))
    : null;
}
