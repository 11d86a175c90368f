import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip, type Gunzip } from 'node:zlib';

/** One line of a file, or why it cannot be read as text. `number` counts from 1. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly unreadable: string };

/** The longest line that is looked at, in bytes: what is longer was never a line of ours and would fill the memory. */
const longestLine = 1_048_576;

const newline = 0x0a;

/**
 * The lines of a file as they come, without ever holding the whole of it. A gzipped file is known by its first bytes,
 * whatever its name.
 * @param onRead called with the bytes taken from the file so far, compressed as they lie there
 * @throws the file system's error, or zlib's when a gzipped file is damaged or cut off
 */
export async function* readLines(path: string, onRead: (bytes: number) => void): AsyncGenerator<Line> {
  const gzipped = await isGzipped(path);
  const file = createReadStream(path);
  const source = (gzipped ? unzip(file) : file) as AsyncIterable<Buffer>;
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    onRead(file.bytesRead);
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      parts.push(chunk.subarray(start, end));
      yield lineOf(number, parts, length + end - start);
      number += 1;
      start = end + 1;
      parts = [];
      length = 0;
    }
    length += chunk.length - start;
    if (length <= longestLine) parts.push(chunk.subarray(start));
  }
  if (length > 0) yield lineOf(number, parts, length);
}

/** `pipe` alone would swallow errors of the file, and leave it open when its reader stops early. */
function unzip(file: ReadStream): Gunzip {
  const unzipped = createGunzip();
  file.on('error', (error) => unzipped.destroy(error));
  unzipped.on('close', () => file.destroy());
  return file.pipe(unzipped);
}

function lineOf(number: number, parts: readonly Buffer[], length: number): Line {
  if (length > longestLine) return { number, unreadable: `is longer than ${longestLine} bytes` };
  try {
    return { number, text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)) };
  } catch {
    return { number, unreadable: 'is not UTF-8' };
  }
}

async function isGzipped(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}
