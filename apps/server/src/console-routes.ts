import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import staticFiles from '@fastify/static';
import { contentPolicy } from './content-policy.ts';
import { errorReply } from './error-reply.ts';

/** The word in the built page that each reply puts its own nonce in place of. */
const noncePlaceholder = '__CSP_NONCE__';

/**
 * The console: hashed files that never change, and for every other address the one page that shows it.
 * @param folder of the built console
 */
export async function consoleRoutes(
  app: FastifyInstance,
  { folder }: { readonly folder: string },
): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await app.register(staticFiles, {
    root: folder,
    index: false,
    wildcard: false,
    dotfiles: 'ignore',
    preCompressed: true,
    // File names under assets/ carry a hash of their content; the few others are asked for anew.
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

  app.setNotFoundHandler((request, reply) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && isPageAddress(request.url);
    if (!isPage) {
      const body = errorReply('not-found', 'there is nothing at this address', 404, request.id);
      return reply.code(404).header('cache-control', 'no-store').send(body);
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(noncePlaceholder, nonce));
  });
}

/** A missing file must not be answered with a page: the browser would run it. */
function isPageAddress(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '/';
  if (/^\/(assets|rpc)\/|^\/t\/([^/]*\/)?rpc\//.test(path)) return false;
  // Not any dot: `/records/crm.Contract` is a page.
  return !/\.(js|css|map|json|svg|png|ico|woff2?|txt|xml|webmanifest)$/.test(path);
}
