import { dateBefore, instantBefore, timestamp } from './calendar.ts';
import { idOf, randomOf } from './random.ts';
import type { Staff } from './staff.ts';
import type { TenantPlan } from './tenant-plan.ts';
import type { SampleRow } from './tenant-sample.ts';

/** Rows of `wms.item` and `wms.shipment`: every make of every item in stock at some of the warehouses. */
export function stock(plan: TenantPlan, staff: Staff): { items: SampleRow[]; shipments: SampleRow[] } {
  const random = randomOf(`${plan.slug} stock`);
  const clerks = staff.in(plan.stockDepartment);
  const items: SampleRow[] = [];
  for (const planned of plan.items) {
    for (const make of planned.makes) {
      for (const folder of plan.stockFolders) {
        if (random.chance(4)) continue;
        const index = items.length;
        items.push({
          id: idOf(plan.slug, 'item', String(index)),
          folder,
          sku: `${planned.name.slice(0, 3).toUpperCase()}-${30_000 + index}`,
          name: `${planned.name} ${make}`,
          // Goods that are weighed keep three decimals; most are counted in whole pieces.
          quantity: random.chance(15)
            ? `${random.integer(0, 900)}.${random.integer(100, 999)}`
            : `${random.integer(0, 2_400)}`,
          unit_cost_minor: random.amount(...planned.cost),
          unit_cost_currency: plan.baseCurrency,
          location: `${random.pick(['A', 'B', 'C', 'D'])}${random.integer(1, 24)}-${random.integer(1, 6)}`,
          hazardous: planned.hazardous,
          tags: planned.tags,
          department: plan.stockDepartment,
          counted_at: random.chance(8)
            ? null
            : timestamp(instantBefore(random.integer(1, 300), random.integer(0, 600))),
        });
      }
    }
  }
  const shipments = Array.from({ length: 820 }, (_, index): SampleRow => {
    const item = random.pick(items);
    const days = random.integer(-21, 240);
    return {
      id: idOf(plan.slug, 'shipment', String(index)),
      folder: item['folder'] ?? null,
      number: `S-${40_000 + index}`,
      item_id: item['id'] ?? null,
      quantity: `${random.integer(1, 180)}`,
      destination: random.pick(plan.destinations),
      carrier: random.pick(plan.carriers),
      status: days < 0 ? random.pick(['planned', 'packed']) : days < 6 ? 'shipped' : 'delivered',
      owner: random.pick(clerks).id,
      department: plan.stockDepartment,
      ships_on: dateBefore(days),
    };
  });
  return { items, shipments };
}
