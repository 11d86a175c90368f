import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a package says that runs on Node: `tsconfig.node.json` checks all of those in one run. */
const ON_NODE = { extends: '../../tsconfig.json', compilerOptions: { types: ['node'] }, include: ['src'] };

/** @throws when a package runs on Node and is not among those that are checked together */
function isCheckedTogether(folder: string): boolean {
  const own = JSON.stringify(JSON.parse(readFileSync(`${folder}/tsconfig.json`, 'utf8')));
  if (own !== JSON.stringify(ON_NODE)) return false;
  if (readFileSync('tsconfig.node.json', 'utf8').includes(`"${folder}/src"`)) return true;
  throw new Error(`\`${folder}\` runs on Node: add \`"${folder}/src"\` to tsconfig.node.json`);
}

// A run of its own for every other package: a pure one cannot see the Node or DOM types of its neighbours.
const projects = ['packages', 'apps']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((folder) => existsSync(`${folder}/tsconfig.json`) && !isCheckedTogether(folder))
  .map((folder) => `${folder}/tsconfig.json`)
  .concat('tsconfig.node.json', 'tsconfig.tools.json');

let failed = 0;
for (const project of projects) {
  // Each of several checkers would work out anew what the others have: a third more work, and no sooner done on two cores.
  const words = ['-p', project, '--pretty', 'false', '--checkers', '1'];
  const run = spawnSync('tsc', words, { encoding: 'utf8' });
  if (run.error) throw run.error;
  if (run.status === 0) continue;
  failed += 1;
  process.stderr.write(`types of ${project}:\n${run.stdout}${run.stderr}\n`);
}
console.log(
  failed === 0 ? `types: ${projects.length} projects clean` : `types: ${failed} of ${projects.length} fail`,
);
process.exitCode = failed === 0 ? 0 : 1;
