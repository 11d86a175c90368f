import type { RacedCalls } from './revocation-calls.ts';
import { finishedExport } from './revocation-exports.ts';
import { raceGet } from './revocation-http.ts';

/** Calls of single-use links to the files of an export; each takes a fresh one, made before the change. */
export const racedLinks: RacedCalls = {
  credentials: 'browser',
  streams: false,
  ready: async (urls, { slug }, credentials, calls) => {
    const links: string[] = [];
    while (links.length < calls) {
      const { work } = await finishedExport(urls[0], slug, credentials);
      if (work.kind !== 'export' || work.file === null || work.manifest === null) {
        throw new Error('an export that was finished has no links');
      }
      links.push(work.file, work.manifest);
    }
    return async (url) => {
      const link = links.pop();
      if (link === undefined) throw new Error('a race needs more links than were made ready');
      const { status, headers, text } = await raceGet(url, link, credentials);
      if (status === 200) return true;
      // A refusal is a reply of ours and nothing else: whatever came with a file, or with a byte of one, got through.
      const refused = (status === 401 || status === 404) && text.startsWith('{"error":');
      if (!refused) throw new Error(`a link was answered with ${status}: ${text.slice(0, 200)}`);
      return headers['content-disposition'] !== undefined;
    };
  },
};
