/** The host that a request names, taken apart. */
export interface NamedHost {
  /** Lower case, without port. */
  readonly name: string;
  /** As the request wrote it, in lower case: with its port where it has one. */
  readonly authority: string;
}

/**
 * Reads a `Host` header. International names arrive as punycode and stay that way.
 * @returns null for what names no host that could be a tenant's: a trailing dot (another origin to a browser), an
 *   address in place of a name, anything beside name and port
 */
export function normalHost(header: string | undefined): NamedHost | null {
  if (header === undefined || header.length > 260) return null;
  const authority = header.toLowerCase();
  const [, name, port] = /^([a-z0-9.-]+)(?::(\d{1,5}))?$/.exec(authority) ?? [];
  if (name === undefined || (port !== undefined && Number(port) > 65_535)) return null;
  const labels = name.split('.');
  const isName = labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  const last = labels.at(-1) ?? '';
  // A last label of digits, or of hexadecimal digits as C writes them, is how addresses are spelled.
  return isName && name.length <= 253 && !/^(\d+|0x[0-9a-f]*)$/.test(last) ? { name, authority } : null;
}
