import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { processStart } from '@remit/store/embedded/process-start';

const sources = [
  'apps/console/{index.html,package.json}',
  'apps/console/{build,src,public}/**/*',
  'packages/{policy,api,language,audit}/src/**/*.ts',
  'vite.config.ts',
  'package-lock.json',
];

/**
 * The built console, built now when its sources changed since. A build is made aside and moved into place, so that
 * whoever is killed on the way leaves no half console behind.
 * @param root of the checkout
 * @param onProgress called when there is something to build
 * @returns the folder to serve
 */
export async function buildConsole(root: string, onProgress: (step: string) => void): Promise<string> {
  const folder = join(root, 'apps/console/dist');
  const stamp = await stampOf(root);
  if ((await stampIn(folder)) === stamp) return folder;
  onProgress('building the console');
  await removeDeadDrafts(join(root, '.cache'));
  const draft = join(root, '.cache', `console-${process.pid}-${randomUUID()}`);
  try {
    await asInProduction(async () => {
      const { build } = await import('vite');
      await build({
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'error',
        build: { outDir: draft, emptyOutDir: true, reportCompressedSize: false },
      });
    });
    await compressFiles(draft);
    await writeFile(join(draft, '.stamp'), stamp);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder).catch(async (error: unknown) => {
      // Another Remit of this checkout was quicker with the same build.
      if ((await stampIn(folder)) !== stamp) throw error;
    });
    return folder;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

// Under a NODE_ENV of somebody else's, a test's for one, Vite would build what developers look at.
async function asInProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** Removes the drafts of processes that were killed over them. */
async function removeDeadDrafts(cache: string): Promise<void> {
  const dead = globSync('console-*', { cwd: cache }).filter((name) => {
    const pid = /^console-(\d+)-/.exec(name)?.[1];
    return pid !== undefined && processStart(Number(pid)) === null;
  });
  await Promise.all(dead.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

/** SHA-256 over names and contents of everything that a build is made of. */
async function stampOf(root: string): Promise<string> {
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .toSorted();
  const hash = createHash('sha256').update('production\0');
  const contents = await Promise.all(files.map((file) => readFile(file)));
  for (const [index, content] of contents.entries()) {
    hash.update(`${files[index]?.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function stampIn(folder: string): Promise<string | null> {
  const file = join(folder, '.stamp');
  return existsSync(file) ? readFile(file, 'utf8') : null;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Compresses once what would otherwise be compressed for every reader. */
async function compressFiles(folder: string): Promise<void> {
  const files = globSync('assets/**/*.{js,css,svg,json}', { cwd: folder });
  await Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      const content = await readFile(file);
      // Quality 9 takes a tenth of the time of 11 for a few hundredths of the size.
      const parameters = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      await writeFile(`${file}.br`, await brotli(content, parameters));
      await writeFile(`${file}.gz`, await zip(content, { level: 9 }));
    }),
  );
}
