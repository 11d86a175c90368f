import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';

// Each bench is a program in scripts/bench that prints one JSON line a figure on stdout and its progress on stderr.
// Figures never fail a build: the exit code says whether a bench ran, not how fast.
const benches = new Map(globSync('scripts/bench/*.ts').map((file) => [basename(file, '.ts'), file]));
const asked = process.argv.slice(2);
const names =
  asked.length === 0 ? [...benches.keys()].toSorted((one, other) => one.localeCompare(other)) : asked;

const unknown = names.filter((name) => !benches.has(name));
if (unknown.length > 0) {
  console.error(
    `no bench named ${unknown.map((name) => `\`${name}\``).join(', ')}; there are: ${[...benches.keys()].join(', ')}`,
  );
  process.exit(2);
}
for (const name of names) {
  const file = benches.get(name);
  if (file === undefined) continue;
  const run = spawnSync('node', [file], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.error) throw run.error;
  if (run.status !== 0) console.error(`bench ${name} did not finish (exit code ${run.status})`);
}
