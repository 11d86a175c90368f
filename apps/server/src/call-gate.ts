/** What of an HTTP request decides whether it may reach a procedure at all. */
export interface Arrival {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly contentType: string | undefined;
  /** It says who it is by a header that no page elsewhere can have a browser send: where it comes from counts for nothing. */
  readonly bringsToken?: boolean;
  /** It is for a route that takes a file by PUT: bytes, whatever they are of. */
  readonly takesFile?: boolean;
}

/** What Remit is reached as: origins (`http://localhost:4000`), each with the host that it says. */
export type OwnOrigins = ReadonlySet<string>;

export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 415;
  readonly code: 'invalid' | 'forbidden' | 'not-found';
  readonly message: string;
}

/** Calls in one HTTP request at most; each is authorised on its own. */
export const largestBatch = 10;

/**
 * Whether a request comes from a page of ours, in the form that our pages use. A browser tells us where it comes
 * from; a page elsewhere cannot make it lie, and cannot send JSON here without asking first.
 * @returns null when it may pass
 */
export function refuseArrival(arrival: Arrival, own: OwnOrigins): Refusal | null {
  if (!isOwnHost(arrival.host, own)) {
    return {
      status: 404,
      code: 'not-found',
      message: 'Remit is not reached by this host name; REMIT_PUBLIC_URL says which one it answers to',
    };
  }
  if (arrival.method === 'GET' || arrival.method === 'HEAD') return null;
  const bringsFile = arrival.method === 'PUT' && arrival.takesFile === true;
  if (arrival.method !== 'POST' && !bringsFile)
    return { status: 405, code: 'invalid', message: 'use GET or POST' };
  const sameOrigin =
    arrival.origin === undefined ? arrival.fetchSite === 'same-origin' : own.has(arrival.origin);
  // `none` is what a browser says of an address typed in: nobody types a POST.
  const sameSite = arrival.fetchSite === undefined || arrival.fetchSite === 'same-origin';
  if (arrival.bringsToken !== true && (!sameOrigin || !sameSite)) {
    return {
      status: 403,
      code: 'forbidden',
      message: 'calls that may change something are taken from pages of Remit only; send `origin`',
    };
  }
  if (bringsFile) {
    return arrival.contentType === 'application/octet-stream'
      ? null
      : { status: 415, code: 'invalid', message: 'send `content-type: application/octet-stream`' };
  }
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(arrival.contentType ?? '')) {
    return { status: 415, code: 'invalid', message: 'send `content-type: application/json`' };
  }
  return null;
}

/** Another name for our address is how a page elsewhere would have its own origin resolve to us. */
export function isOwnHost(host: string | undefined, own: OwnOrigins): boolean {
  if (host === undefined) return false;
  return [...own].some((origin) => new URL(origin).host === host.toLowerCase());
}
