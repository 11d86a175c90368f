import type { FastifyRequest } from 'fastify';

/** What a header says; nothing where it is there twice. */
export function singleHeader(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The host that a request names; nothing when it names two, which two readers would tell apart differently. */
export function singleHost(request: FastifyRequest): string | undefined {
  const names = request.raw.rawHeaders.filter(
    (header, index) => index % 2 === 0 && header.toLowerCase() === 'host',
  );
  // Of a proxy that is trusted, `request.host` is what the proxy says.
  return names.length > 1 ? undefined : request.host || undefined;
}
