import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip, type Gunzip } from 'node:zlib';

/** One line of a file, or why it cannot be read as text. */
export type Line = {
  /** Counts from 1. */
  readonly number: number;
  /** Bytes of the unpacked file up to the end of this line. */
  readonly end: number;
  /** The file ends with it, and no newline does. */
  readonly torn?: true;
} & ({ readonly text: string } | { readonly unreadable: string });

/** The longest line that is looked at, in bytes: what is longer was never a line of ours and would fill the memory. */
const longestLine = 1_048_576;

const newline = 0x0a;

/**
 * The lines of a file as they come, without ever holding the whole of it. A gzipped file is known by its first bytes,
 * whatever its name.
 * @throws the file system's error, or zlib's when a gzipped file is damaged or cut off
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const { gzipped } = await packingOf(path);
  const file = createReadStream(path);
  const source = (gzipped ? unzip(file) : file) as AsyncIterable<Buffer>;
  let offset = 0;
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      parts.push(chunk.subarray(start, end));
      yield { number, end: offset + end + 1, ...textOf(parts, length + end - start) };
      number += 1;
      start = end + 1;
      parts = [];
      length = 0;
    }
    offset += chunk.length;
    length += chunk.length - start;
    if (length <= longestLine) parts.push(chunk.subarray(start));
  }
  if (length > 0) yield { number, end: offset, torn: true, ...textOf(parts, length) };
}

/** `pipe` alone would swallow errors of the file, and leave it open when its reader stops early. */
function unzip(file: ReadStream): Gunzip {
  const unzipped = createGunzip();
  file.on('error', (error) => unzipped.destroy(error));
  unzipped.on('close', () => file.destroy());
  return file.pipe(unzipped);
}

function textOf(
  parts: readonly Buffer[],
  length: number,
): { readonly text: string } | { readonly unreadable: string } {
  if (length > longestLine) return { unreadable: `is longer than ${longestLine} bytes` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)) };
  } catch {
    return { unreadable: 'is not UTF-8' };
  }
}

/**
 * How many bytes a file is when it is unpacked, to tell how far a reader is. A gzipped file says so itself in its last
 * four bytes; past 4 GiB, or in several parts, it says less than it holds.
 */
export async function unpackedSize(path: string): Promise<number> {
  return (await packingOf(path)).size;
}

async function packingOf(path: string): Promise<{ readonly gzipped: boolean; readonly size: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await file.read(Buffer.alloc(2), 0, 2, 0);
    const gzipped = head.bytesRead === 2 && head.buffer[0] === 0x1f && head.buffer[1] === 0x8b;
    if (!gzipped || size < 18) return { gzipped, size };
    const tail = await file.read(Buffer.alloc(4), 0, 4, size - 4);
    return { gzipped, size: tail.buffer.readUInt32LE() };
  } finally {
    await file.close();
  }
}
