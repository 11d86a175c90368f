import { compilePolicy } from '@remit/policy/compile';
import { explain } from '@remit/policy/explain';
import { matrix } from '@remit/policy/matrix';
import { visibleFields } from '@remit/policy/fields';
import { whoCan } from '@remit/policy/who-can';
import { LARGE_SIZE, USUAL_SIZE, benchTenant, withOneRoleEdited } from '@remit/testkit/bench-tenant';
import { askedTenant, type Asked } from './decisions.ts';
import { printFigure, say } from './figure.ts';
import { percentile99, slowestOf, timeOf } from './timing.ts';

const EDITED = 'Role0003';

function measureExplaining({ tenant, compiled, checks }: Asked): void {
  let looked = 0;
  const explained = slowestOf((at) => {
    const check = checks[at];
    if (check !== undefined) looked += explain(compiled, check, tenant.directory.revision).grants.length;
  }, checks.length);
  printFigure({
    figure: 'explain, 99th percentile',
    value: explained,
    unit: 'µs',
    target: 50,
    notes: `each of ${checks.length} questions alone; ${Math.round(looked / 7)} grants tried a round`,
  });
  let seen = 0;
  const shown = timeOf(() => {
    for (const { subject, resource, environment } of checks)
      seen += Object.keys(visibleFields(compiled, subject, resource, environment)).length;
  }, 5);
  printFigure({
    figure: 'visibleFields',
    value: (shown * 1000) / checks.length,
    unit: 'µs a record',
    target: null,
    notes: `the records of ${checks.length} questions, ${Math.round(seen / 8)} fields a round`,
  });
}

function measureCompiling(): void {
  const { document } = benchTenant({ ...LARGE_SIZE, members: 100, questions: 0 });
  const edited = withOneRoleEdited(document, EDITED);
  printFigure({
    figure: 'compile, 2000 roles',
    value: timeOf(() => compilePolicy(document, 1), 9),
    unit: 'ms',
    target: 250,
    notes: `${document.roles.length} roles, ${document.folderScopes.length} folder scopes, checked for validity too; median of 9`,
  });
  printFigure({
    figure: 'compile after an edit of one role, 2000 roles',
    value: timeOf(() => compilePolicy(edited, 2), 9),
    unit: 'ms',
    target: 10,
    notes: 'the whole edited document, checked for validity too; median of 9',
  });
}

function measurePeople({ tenant, compiled, checks }: Asked): void {
  const { directory } = tenant;
  const some = checks.filter((check) => check.action !== 'create').slice(0, 200);
  let found = 0;
  const times = new Float64Array(some.length);
  for (let round = 0; round < 2; round++)
    some.forEach(({ action, resource, environment }, at) => {
      const began = performance.now();
      found += whoCan(compiled, directory, action, resource, environment).length;
      times[at] = performance.now() - began;
    });
  const sorted = times.toSorted();
  printFigure({
    figure: 'whoCan over 10000 members',
    value: sorted[sorted.length >> 1] ?? NaN,
    unit: 'ms',
    target: 2,
    notes: `median of ${some.length} questions, the second time round; ${Math.round(found / some.length / 2)} people on average; 99th percentile ${percentile99(times).toFixed(2)} ms`,
  });

  const asked = checks.slice(0, 500);
  let regions = 0;
  const slowest = slowestOf(
    (at) => {
      const check = asked[at];
      if (check !== undefined)
        regions += matrix(compiled, check.subject, check.environment, directory.folders).regions.length;
    },
    asked.length,
    3,
    1,
  );
  printFigure({
    figure: 'the whole matrix of one member, 99th percentile',
    value: slowest / 1000,
    unit: 'ms',
    target: 1,
    notes: `${asked.length} members, ${(regions / asked.length / 4).toFixed(1)} regions of folders each; every type, action and field at ${directory.folders.length} folders`,
  });
}

/** What the other questions cost: why, who, what, and a new version. */
export function measureFaces(): void {
  say('explaining, and the other faces');
  const usual = askedTenant(USUAL_SIZE);
  measureExplaining(usual);
  measurePeople(usual);
  say('compiling');
  measureCompiling();
}
