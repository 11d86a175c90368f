import type { Page } from '@playwright/test';
import type { TenantSample } from '@remit/sample/tenant-sample';
import { share, spread } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';

/** Answers of the simulator about many people, from asking in the page to having read the answer. */
export async function measureSimulator(page: Page, url: string, sample: TenantSample): Promise<void> {
  const asked = sample.directory.members.filter((_, at) => at % 200 === 0).slice(0, 50);
  const folder = sample.folders.at(-1)?.path ?? '/';
  const described = { kind: 'described', type: 'crm.Contract', folder, attributes: {} } as const;
  const questions = {
    'may somebody': asked.map(({ id }) => ({ member: id, action: 'update', resource: described })),
    'who can': asked.slice(0, 20).map(() => ({ member: null, action: 'update', resource: described })),
    'what can somebody': asked
      .slice(0, 20)
      .map(({ id }) => ({ member: id, action: null, resource: described })),
  } as const;
  await page.goto(`${url}/simulate`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const [name, inputs] of Object.entries(questions)) {
    say(`simulator: ${name}`);
    const waits: number[] = [];
    for (const input of inputs) {
      waits.push(await page.evaluate(timeOfAnswer, { ask: `${url}/rpc/simulate.ask`, input }));
    }
    printFigure({
      figure: `simulator, ${name}, answer p95`,
      value: share(waits.slice(2), 0.95),
      unit: 'ms',
      target: 300,
      notes: spread(waits.slice(2), 'ms'),
    });
  }
}

async function timeOfAnswer({
  ask,
  input,
}: {
  readonly ask: string;
  readonly input: unknown;
}): Promise<number> {
  const began = performance.now();
  const reply = await fetch(ask, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return performance.now() - began;
}
