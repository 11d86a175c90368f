import { raceCall, type RaceCredentials, raceStream } from './revocation-http.ts';

/** A way by which somebody reaches a tenant. */
export interface RaceChannel {
  readonly name: string;
  readonly credentials: 'browser' | 'client';
  /** Whether it is a stream, which a published version does not end. */
  readonly streams: boolean;
  /** Begins a call and settles with whether anything of it was let through. */
  reaches(url: string, slug: string, credentials: RaceCredentials): Promise<boolean>;
}

const asked = 'policy.holders';
const input = { role: 'Employee' };

/** Every channel there is. What each asks for takes the right that races take away. */
export const raceChannels: readonly RaceChannel[] = [
  {
    name: 'call',
    credentials: 'browser',
    streams: false,
    reaches: async (url, slug, credentials) =>
      (await raceCall(url, `/t/${slug}/rpc/${asked}`, credentials, input)).status === 200,
  },
  {
    name: 'call in a batch',
    credentials: 'browser',
    streams: false,
    reaches: async (url, slug, credentials) => {
      const path = `/t/${slug}/rpc/${asked},${asked}?batch=1`;
      const { text } = await raceCall(url, path, credentials, { 0: input, 1: input });
      return /"result":/.test(text);
    },
  },
  {
    name: 'bearer',
    credentials: 'client',
    streams: false,
    reaches: async (url, slug, credentials) =>
      (await raceCall(url, `/t/${slug}/rpc/${asked}`, credentials, input)).status === 200,
  },
  {
    name: 'stream',
    credentials: 'browser',
    streams: true,
    reaches: async (url, slug, credentials) => {
      const stream = await raceStream(url, `/t/${slug}/events`, credentials);
      stream.leave();
      return stream.status === 200;
    },
  },
];
