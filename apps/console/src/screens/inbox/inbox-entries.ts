/** What is chosen in an inbox: a payment request has an address of its own, an access request is a word of the inbox's. */
export interface InboxEntry {
  readonly kind: 'request' | 'access';
  readonly id: string;
}

type Listed = readonly { readonly id: string }[];

interface InboxEntries {
  /** What waits for its reader's decision. */
  readonly mine: readonly InboxEntry[];
  /** All that there is, in the order in which it stands in the list. */
  readonly all: readonly InboxEntry[];
}

/** The entries of an inbox. */
export function inboxEntries(
  inbox: Readonly<Record<'mine' | 'toPay' | 'others', Listed>>,
  toGrant: Listed,
): InboxEntries {
  const entries = (kind: InboxEntry['kind'], list: Listed) =>
    list.map(({ id }): InboxEntry => ({ kind, id }));
  const mine = [...entries('request', inbox.mine), ...entries('access', toGrant)];
  return { mine, all: [...mine, ...entries('request', inbox.toPay), ...entries('request', inbox.others)] };
}

/**
 * What comes up once the entry that is shown is decided: the next of one's own, so that an inbox can be worked through
 * without the mouse; behind the last of them the first that is left.
 * @param decided ids of those that are decided already, and on their way
 */
export function entryAfter(
  shown: string | undefined,
  mine: readonly InboxEntry[],
  decided: ReadonlySet<string>,
): InboxEntry | undefined {
  const undecided = mine.filter(({ id }) => id === shown || !decided.has(id));
  const at = undecided.findIndex(({ id }) => id === shown);
  return undecided[at + 1] ?? undecided.find(({ id }) => id !== shown);
}
