/** Signs texts with Ed25519. The private key stays where it is. */
export interface Signer {
  /** The public key: 32 bytes, base64url. */
  readonly publicKey: string;
  /** @returns 64 bytes, base64url */
  sign(text: string): string;
}

/** Whether a signature of a text (both base64url, as `Signer` writes them) was made with the key. Never throws. */
export type VerifySignature = (publicKey: string, text: string, signature: string) => boolean;

/** A line of JSON that ends with its own signature: what is signed is everything before that. */
export function signLine(signer: Signer, fields: object): string {
  const unsigned = JSON.stringify({ ...fields, signedBy: signer.publicKey });
  return `${unsigned.slice(0, -1)},"signature":"${signer.sign(unsigned)}"}`;
}

export interface SignedLine {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly signedBy: string;
  readonly valid: boolean;
}

/** Reads a line that `signLine` wrote. @returns null for a text that is none */
export function readSignedLine(line: string, verify: VerifySignature): SignedLine | null {
  const found = /^(\{.*),"signature":"([\w-]{1,200})"\}$/s.exec(line);
  if (found === null) return null;
  const [, start = '', signature = ''] = found;
  const unsigned = `${start}}`;
  const fields = parseObject(unsigned);
  const signedBy = fields?.['signedBy'];
  if (fields === null || typeof signedBy !== 'string') return null;
  return { fields, signedBy, valid: verify(signedBy, unsigned, signature) };
}

/** A JSON object; null for any other text. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
