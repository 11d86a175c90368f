import type { Page } from '@playwright/test';

/** A picture as Playwright takes it: the letters of a PNG. */
export type Picture = Buffer;

/** What two pictures of the same size have apart. */
export interface Apart {
  /** Pixels whose contrast between the two is 3:1 or more, as WCAG reckons it. */
  readonly seen: number;
  /** Pixels whose ink, whatever its colour, is in one of the two alone. */
  readonly ink: number;
}

/**
 * Compares pictures two by two in a page of its own: a browser reads PNG, and Node does not.
 * @param blank a page that shows nothing, so that no content policy stands in the way
 */
export async function apart(
  blank: Page,
  pairs: readonly (readonly [Picture, Picture])[],
): Promise<readonly Apart[]> {
  const letters = pairs.map(([one, other]) => [one.toString('base64'), other.toString('base64')] as const);
  return blank.evaluate(async (given) => {
    const pixelsOf = async (base64: string): Promise<ImageData> => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('this browser draws nothing');
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    // Relative luminance and contrast as WCAG 2.2 defines them.
    const linear = (value: number): number =>
      value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    const luminances = ({ data }: ImageData): readonly number[] =>
      Array.from(
        { length: data.length / 4 },
        (_, at) =>
          0.2126 * linear(data[at * 4] ?? 0) +
          0.7152 * linear(data[at * 4 + 1] ?? 0) +
          0.0722 * linear(data[at * 4 + 2] ?? 0),
      );
    const contrast = (one: number, other: number): number =>
      (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const found: { seen: number; ink: number }[] = [];
    for (const [one, other] of given) {
      const [left, right] = [await pixelsOf(one), await pixelsOf(other)];
      if (left.width !== right.width || left.height !== right.height)
        throw new Error(`${left.width} × ${left.height} is not ${right.width} × ${right.height}`);
      const [before, after] = [luminances(left), luminances(right)];
      // The corner is ground, and ink is what stands out from it.
      const isInk = (all: readonly number[], at: number): boolean => contrast(all[at] ?? 0, all[0] ?? 0) >= 2;
      const count = (holds: (at: number) => boolean): number => before.filter((_, at) => holds(at)).length;
      found.push({
        seen: count((at) => contrast(before[at] ?? 0, after[at] ?? 0) >= 3),
        ink: count((at) => isInk(before, at) !== isInk(after, at)),
      });
    }
    return found;
  }, letters);
}
