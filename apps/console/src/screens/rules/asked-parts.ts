import type { Approval, AskedFile, Question } from '@remit/policy/document';

/** A list with one of its parts moved by a place. */
export function moved<Part>(parts: readonly Part[], at: number, by: -1 | 1): readonly Part[] {
  const part = parts[at];
  const to = at + by;
  return part === undefined || to < 0 || to >= parts.length
    ? parts
    : parts.toSpliced(at, 1).toSpliced(to, 0, part);
}

/** A question or a file that may be left out, or no more. */
export function withOptional<Part extends Question | AskedFile>(part: Part, optional: boolean): Part {
  const { optional: _, ...rest } = part;
  return (optional ? { ...rest, optional: true } : rest) as Part;
}

/** A question in other words; in none, it is called as its field is. */
export function withWords(question: Question, text: string): Question {
  const { text: _, ...rest } = question;
  return text.trim() === '' ? rest : { ...rest, text: text.trim() };
}

/** An approval that asks for other things. Lists of nothing are not there at all. */
export function withAsked(
  approval: Approval,
  { asks = approval.asks ?? [], attaches = approval.attaches ?? [] }: Pick<Approval, 'asks' | 'attaches'>,
): Approval {
  const { asks: _, attaches: __, ...rest } = approval;
  return {
    ...rest,
    ...(asks.length === 0 ? {} : { asks }),
    ...(attaches.length === 0 ? {} : { attaches }),
  };
}

/** A name for a file, made of the words that say what it is: `quote_of_the_supplier`. */
export function fileName(text: string, taken: readonly string[]): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '' && word !== 'a' && word !== 'an' && word !== 'the');
  const made = words
    .join('_')
    .replace(/^[0-9_]+/u, '')
    .slice(0, 40)
    .replace(/_+$/u, '');
  const wanted = made === '' ? 'file' : made;
  let name = wanted;
  for (let number = 2; taken.includes(name); number += 1) name = `${wanted}_${number}`;
  return name;
}
