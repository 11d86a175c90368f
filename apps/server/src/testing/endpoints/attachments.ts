import type { Asking } from '../endpoint-row.ts';
import { employees, only } from './allows.ts';
import { someFile } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

/** The link to a file of the target; for whoever may not see the file, one that is worth nothing. */
async function linkToFile(asking: Asking) {
  const { id } = asking.target.request;
  const file = await someFile(asking, id);
  const files = (await asking.asker?.call('attachments.list', { id }))?.data?.files ?? [];
  const link = new URL(files.find((each) => each.id === file)?.link ?? '', 'http://localhost');
  const { until = '0', nonce = file, signature = 'A'.repeat(43) } = Object.fromEntries(link.searchParams);
  return { id, file, until: Number(until), nonce, signature };
}

export const attachmentsRows: RowsOf<'attachments'> = {
  'attachments.list': {
    input: ({ target }) => ({ id: target.request.id }),
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
  },
  'attachments.download': {
    input: linkToFile,
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
  },
  'attachments.offer': {
    input: ({ target }) => ({ ...target.submitted, name: 'note.txt', size: 10 }),
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'attachments.add': {
    // No call by JSON brings a file: there is nothing here, whoever asks.
    input: ({ target }) => ({
      ...target.submitted,
      name: 'note.txt',
      size: 10,
      until: 0,
      nonce: target.submitted.id,
      signature: 'A'.repeat(43),
    }),
    own: only([], 'not-found'),
  },
  'attachments.remove': {
    input: async (asking) => ({
      ...asking.target.submitted,
      file: await someFile(asking, asking.target.submitted.id),
    }),
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
};
