import { encode } from 'uqr';

/** A QR code as one SVG path, on a square of so many units. */
export interface QrPath {
  readonly path: string;
  readonly size: number;
}

/** Draws a text as a QR code with the quiet edge of four modules that readers ask for. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return { path: runs.join(''), size };
}
