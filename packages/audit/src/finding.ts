/** What a verifier found to be wrong. `sequence` is the place in the chain; null where it has none. */
export interface Finding {
  readonly kind:
    | 'number-missing'
    | 'event-missing'
    | 'event-changed'
    | 'order'
    | 'never-sealed'
    | 'head-forged'
    | 'head-differs'
    | 'tail-missing'
    | 'head-missing'
    | 'export-damaged'
    | 'signature';
  readonly sequence: number | null;
  /** Id of the event, where it is known. */
  readonly event: string | null;
  readonly expected: string;
  readonly found: string;
}

/** A finding in one sentence, for whoever looks into it. */
export function findingSentence({ kind, sequence, event, expected, found }: Finding): string {
  const where = [
    sequence === null ? [] : [`entry ${sequence}`],
    event === null ? [] : [`event \`${event}\``],
  ].flat();
  const place = where.length === 0 ? '' : `${where.join(', ')}: `;
  return `${place}${sentences[kind]}; expected ${expected}, found ${found}`;
}

const sentences = {
  'number-missing': 'an entry of the chain is not there',
  'event-missing': 'the event that was sealed here is not there',
  'event-changed': 'the event, its seal or its place is not what was sealed',
  order: 'the entry does not follow the one before it',
  'never-sealed': 'the event is in no chain and does not wait to be',
  'head-forged': 'the head that was kept outside the database is not as it was written',
  'head-differs': 'the chain is not the one that a head outside the database tells of',
  'tail-missing': 'the chain ends before a head outside the database',
  'head-missing': 'no head outside the database covers the entry, though there has been time to write one',
  'export-damaged': 'the file is not as it was exported',
  signature: 'the signature does not hold',
} as const satisfies Record<Finding['kind'], string>;
