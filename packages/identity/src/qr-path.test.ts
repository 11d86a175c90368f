import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

test('the path covers the dark modules of the code and no others', () => {
  const text = 'otpauth://totp/Remit:tom%40halden.example?issuer=Remit&secret=GEZDGNBVGY3TQOJQ';
  const { path, size } = qrPath(text);
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let step = 0; step < Number(length); step += 1) {
      const row = drawn[Number(y)];
      if (row !== undefined) row[Number(x) + step] = true;
    }
  }
  expect(drawn).toEqual(encode(text, { ecc: 'M', border: 4 }).data);
  expect(drawn.slice(0, 4).flat().some(Boolean)).toBe(false);
});
