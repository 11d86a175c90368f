import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import type { Directory } from '@remit/policy/directory';
import { subjectOf } from '@remit/policy/subject-of';
import { BENCH_ENVIRONMENTS } from '@remit/testkit/bench-tenant-questions';
import { USUAL_SIZE, benchTenant } from '@remit/testkit/bench-tenant';
import { median } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  for (let time = 0; time < 4; time++) collect();
  return process.memoryUsage().heapUsed;
}

/** Bytes that stay while what is made is held. The program is run before, so that its own code is not counted. */
function bytesHeld(make: () => readonly unknown[]): number {
  make();
  const before = heap();
  const held = make();
  const bytes = heap() - before;
  if (held.length === 0) throw new Error('Nothing was held, so nothing was measured.');
  return bytes;
}

/** How much an assignment costs, as the difference between a directory with and without all of them. */
export function measureMemory(): void {
  say('memory');
  const { document, directory } = benchTenant({ ...USUAL_SIZE, questions: 0 });
  // As text, so that every directory that is read has strings of its own, as one from the database has.
  const full = JSON.stringify(directory);
  const bare = JSON.stringify({ ...directory, assignments: [] } satisfies Directory);
  const compiled = compilePolicy(document, 1);
  const [environment] = BENCH_ENVIRONMENTS;
  if (environment === undefined) throw new Error('The bench has no environment.');

  const hold = (text: string, asking: boolean) => (): readonly unknown[] => {
    const read = JSON.parse(text) as Directory;
    const subjects = read.members.flatMap(({ id }) => subjectOf(read, id) ?? []);
    if (!asking) return [read];
    for (const subject of subjects) {
      const resource = { type: 'crm.Account', id: 'r', folder: '/', attributes: {}, history: [] };
      decide(compiled, { subject, action: 'read', resource, environment });
    }
    return [read, subjects];
  };
  const count = directory.assignments.length;
  // The collector leaves now and then some megabytes for the next time, so it is asked more than once.
  const each = (asking: boolean): number =>
    median(
      Array.from(
        { length: 5 },
        () => (bytesHeld(hold(full, asking)) - bytesHeld(hold(bare, asking))) / count,
      ),
    );
  printFigure({
    figure: 'memory of an assignment',
    value: each(false),
    unit: 'bytes',
    target: 200,
    notes: `${count} assignments of 10000 members: the assignment with its own texts and its place in the index by holder, after collecting garbage, less the same directory without any`,
  });
  printFigure({
    figure: 'memory of an assignment, every member having asked',
    value: each(true),
    unit: 'bytes',
    target: null,
    notes:
      'as before, and for each of the 10000 members the subject that it is and what the engine keeps of it after a decision; groups and departments count once and reach many',
  });
}
