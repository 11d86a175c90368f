import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

interface Locked {
  readonly license?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const manifests = ['package.json', ...globSync('{packages,apps}/*/package.json')];
const lock = read('package-lock.json') as { packages: Readonly<Record<string, Locked>> };
const installed = Object.entries(lock.packages).filter(
  ([path, entry]) => path.startsWith('node_modules/') && entry.link !== true,
);

// Permissive, or weak copyleft on files that are used as they come and never changed (lightningcss, axe).
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);

describe('what Remit stands on', () => {
  it('is pinned: every dependency names one exact version', () => {
    const loose = manifests.flatMap((file) => {
      const manifest = read(file) as Manifest;
      return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${file}: ${name}@${version}`);
    });
    expect(loose).toEqual([]);
  });

  it('is free to use: every licence is on the list', () => {
    const other = installed
      .filter(([, { license }]) => license === undefined || !LICENCES.has(license))
      .map(([path, { license }]) => `${path}: ${license ?? 'none'}`);
    expect(other).toEqual([]);
  });

  it('runs no install script that nobody allowed', () => {
    const allowed = (read('package.json') as Manifest).allowScripts ?? {};
    const unknown = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
      .filter((name) => allowed[name] !== true);
    expect(unknown).toEqual([]);
  });
});
