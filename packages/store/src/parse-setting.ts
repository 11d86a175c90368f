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
