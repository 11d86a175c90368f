import { readSignedLine, type VerifySignature } from '@remit/audit/signer';

/**
 * Checks the signature of a line with what the browser has for it, which answers later than a verifier can wait: so it is
 * asked beforehand, for the one line that will be shown.
 * @returns what says of that very signature whether it holds, and of every other that it does not; null where the
 *   browser knows no Ed25519
 */
export async function checkSignature(line: string): Promise<VerifySignature | null> {
  const asked: { key: string; text: string; signature: string }[] = [];
  readSignedLine(line, (key, text, signature) => {
    asked.push({ key, text, signature });
    return false;
  });
  const [only] = asked;
  if (only === undefined) return () => false;
  const holds = await verifyEd25519(only.key, only.text, only.signature);
  if (holds === null) return null;
  return (key, text, signature) =>
    holds && key === only.key && text === only.text && signature === only.signature;
}

async function verifyEd25519(publicKey: string, text: string, signature: string): Promise<boolean | null> {
  const [bytes, given] = [bytesOf(publicKey, 32), bytesOf(signature, 64)];
  if (bytes === null || given === null) return false;
  try {
    const key = await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, given, new TextEncoder().encode(text));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    // Thirty-two bytes that are no point of the curve are nobody's key.
    if (error instanceof DOMException && error.name === 'DataError') return false;
    throw error;
  }
}

/** Base64url as it is written here and no other way, as the verifier of a server has it. */
function bytesOf(text: string, length: number): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text) || text.length !== Math.ceil((length * 4) / 3)) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const again = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return again === text ? Uint8Array.from(binary, (letter) => letter.charCodeAt(0)) : null;
}
