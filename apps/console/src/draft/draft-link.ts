import './strict-zod.ts';
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as z from 'zod/mini';
import type { Edit } from './draft-edits.ts';

/** A draft as a link carries it: the version it is based on, every edit made, and how many of them stand (undo). */
export interface LinkedDraft {
  readonly basedOn: number;
  readonly edits: readonly Edit[];
  readonly standing: number;
}

const name = z.string().check(z.minLength(1), z.maxLength(200));
const edit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('grant'),
    role: name,
    type: name,
    action: name,
    to: z.enum(['none', 'all', 'own']),
    withConditions: z.optional(z.literal('removed')),
  }),
  z.strictObject({
    kind: z.literal('field'),
    role: name,
    type: name,
    field: name,
    to: z.enum(['hidden', 'masked', 'visible', 'editable']),
  }),
  z.strictObject({ kind: z.literal('restore'), target: name }),
]);
const linked = z.strictObject({
  basedOn: z.int().check(z.positive()),
  edits: z.array(edit).check(z.maxLength(500)),
  standing: z.int().check(z.nonnegative()),
});

// A small word can unpack to a very large one; 500 edits are far below this.
const MOST = 200_000;

/** The draft as a word that fits an address. */
export function encodeDraft(draft: LinkedDraft): string {
  const packed = deflateSync(strToU8(JSON.stringify(draft)), { level: 9 });
  return btoa(String.fromCharCode(...packed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The draft that a word of an address carries; null when it carries none that can be read. */
export function decodeDraft(word: string): LinkedDraft | null {
  if (word.length > 20_000) return null;
  try {
    const packed = Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const parsed = linked.safeParse(
      JSON.parse(strFromU8(inflateSync(packed, { out: new Uint8Array(MOST) }))),
    );
    return parsed.success ? (parsed.data as LinkedDraft) : null;
  } catch {
    // A link that was cut short or made by hand is an address without a draft, not a broken page.
    return null;
  }
}
