import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

// One compiler run for each package, so that a pure package cannot see the Node or DOM types of its neighbours.
const projects = ['packages', 'apps']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}/tsconfig.json`))
  .filter((file) => existsSync(file))
  .concat('tsconfig.tools.json');

let failed = 0;
for (const project of projects) {
  const run = spawnSync('tsc', ['-p', project, '--pretty', 'false'], { encoding: 'utf8' });
  if (run.error) throw run.error;
  if (run.status === 0) continue;
  failed += 1;
  process.stderr.write(`types of ${project}:\n${run.stdout}${run.stderr}\n`);
}
console.log(
  failed === 0 ? `types: ${projects.length} projects clean` : `types: ${failed} of ${projects.length} fail`,
);
process.exitCode = failed === 0 ? 0 : 1;
