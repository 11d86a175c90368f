/**
 * An address inside this console.
 * @returns undefined for anything that could lead elsewhere: `//host`, `/\host`, a scheme, control characters
 */
export function localPath(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 20_000) return undefined;
  return /^\/(?![/\\])[^\u0000-\u001f\\]*$/.test(value) ? value : undefined;
}
