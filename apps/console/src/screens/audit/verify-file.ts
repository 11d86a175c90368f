import { sha256Pure } from '@remit/audit/sha256';
import { type VerifiedExport, verifyExport } from '@remit/audit/verify-export';
import { checkSignature } from './check-signature.ts';

/** What a file was found to be: an export that was looked through, or why it could not be. */
export type VerifiedFile =
  | { readonly kind: 'read'; readonly verified: VerifiedExport }
  | { readonly kind: 'no-export' }
  | { readonly kind: 'no-signatures' };

/** The last line is looked for in so many bytes at the end: a manifest has some hundreds. */
const mostManifest = 8_192;
/** A page that works for longer than this at a time does not answer its reader, in ms. */
const atATime = 30;

/**
 * Verifies an export of the audit where it lies, on the reader's own machine: nothing of it is sent anywhere.
 * @param onProgress told how much of the file has been looked through, from 0 to 1
 * @throws the signal's reason when it is given up; DOMException when the file cannot be read
 */
export async function verifyFile(
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<VerifiedFile> {
  const start = await file.slice(0, 64).text();
  if (!start.startsWith('{"format":"remit-audit/')) return { kind: 'no-export' };
  const end = await file.slice(-mostManifest).text();
  const verify = await checkSignature(end.trimEnd().split('\n').at(-1) ?? '');
  if (verify === null) return { kind: 'no-signatures' };
  const verifier = verifyExport({ sha256: sha256Pure, verify, publicKey: null, headsOf: null });
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let rest = '';
  let read = 0;
  let since = performance.now();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = `${rest}${decoder.decode(part.value, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      verifier.line(line);
      if (performance.now() - since < atATime) continue;
      await nextTurn();
      signal.throwIfAborted();
      since = performance.now();
    }
    read += part.value.byteLength;
    onProgress(read / file.size);
  }
  rest += decoder.decode();
  if (rest !== '') verifier.line(rest);
  return { kind: 'read', verified: verifier.end() };
}

/** Lets the page answer before the work goes on. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
