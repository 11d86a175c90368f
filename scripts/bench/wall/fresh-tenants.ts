import { printFigure, say } from './figure.ts';
import type { WallWorld } from './wall-world.ts';

const count = 100;
const atOnce = 4;

/** How long it takes to make tenants with a database of their own each. */
export async function measureFreshTenants({ store }: WallWorld): Promise<void> {
  say(`${count} fresh dedicated tenants`);
  let next = 0;
  const each: number[] = [];
  async function makeOn(): Promise<void> {
    while (next < count) {
      const slug = `fresh-${(next += 1)}`;
      const began = performance.now();
      const { id } = await store.createTenant({
        slug,
        name: slug,
        tier: 'dedicated',
        timeZone: 'Europe/Paris',
        baseCurrency: 'EUR',
        accent: 'indigo',
      });
      await store.activateTenant(id);
      each.push(performance.now() - began);
    }
  }
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, makeOn));
  printFigure({
    figure: '100 fresh dedicated tenants',
    value: (performance.now() - began) / 1_000,
    unit: 's',
    target: 15,
    notes: `${atOnce} at a time; the slowest took ${Math.round(Math.max(...each))} ms`,
  });
}
