import { type HeadFile, headReader } from '@remit/audit/head-line';
import { readSignedLine } from '@remit/audit/signer';
import { verifyEd25519 } from '../secrets/ed25519.ts';
import { readLines } from '../read-lines.ts';
import { sha256Native } from '../secrets/sha256-native.ts';

/**
 * What a file of heads says. Half a line at its end, which somebody is writing or was killed at, says nothing yet.
 * @param publicKey whose signatures count
 * @throws the file system's error
 */
export async function readHeadsFile(path: string, publicKey: string): Promise<HeadFile> {
  const reader = headReader(publicKey, sha256Native, verifyEd25519);
  for await (const line of readLines(path)) {
    const text = 'text' in line ? line.text : line.unreadable;
    // A whole head without a newline is in a copy whose last one somebody cut off.
    if (line.torn === true && readSignedLine(text, () => false) === null) break;
    reader.take(text);
  }
  return reader.file();
}
