import type { TenantPlan } from '../tenant-plan.ts';

/** What lies on the shelves of Halden Works. */
export const items: TenantPlan['items'] = [
  {
    name: 'Impeller',
    makes: makes('DN', [50, 65, 80, 100, 125, 150, 200, 250], ['bronze', 'stainless', 'cast iron']),
    hazardous: false,
    tags: ['rotating', 'spare'],
    cost: [4_200, 98_000],
  },
  {
    name: 'Shaft seal',
    makes: makes('', [25, 32, 40, 50, 65, 80], ['EPDM', 'FKM', 'ceramic']),
    hazardous: false,
    tags: ['seal', 'spare'],
    cost: [900, 24_000],
  },
  {
    name: 'Casing',
    makes: makes('DN', [50, 80, 100, 150, 200, 250], ['cast iron', 'stainless', 'duplex']),
    hazardous: false,
    tags: ['casting'],
    cost: [18_000, 460_000],
  },
  {
    name: 'Bearing',
    makes: makes('62', [10, 12, 14, 16, 18, 20], ['open', 'sealed', 'ceramic']),
    hazardous: false,
    tags: ['rotating', 'spare'],
    cost: [600, 14_000],
  },
  {
    name: 'Motor',
    makes: makes('', [2, 4, 7, 11, 15, 22, 37, 55], ['kW IE3', 'kW IE4', 'kW ATEX']),
    hazardous: false,
    tags: ['electric'],
    cost: [32_000, 1_240_000],
  },
  {
    name: 'Control unit',
    makes: makes('CU', [100, 200, 300, 400], ['basic', 'modbus', 'profinet']),
    hazardous: false,
    tags: ['electric', 'control'],
    cost: [12_000, 160_000],
  },
  {
    name: 'Gasket',
    makes: makes('DN', [40, 50, 65, 80, 100, 125, 150, 200], ['EPDM', 'graphite', 'PTFE']),
    hazardous: false,
    tags: ['seal', 'consumable'],
    cost: [120, 4_800],
  },
  {
    name: 'Solvent',
    makes: makes('', [1, 5, 20, 200], ['l acetone', 'l degreaser', 'l thinner']),
    hazardous: true,
    tags: ['consumable', 'flammable'],
    cost: [700, 42_000],
  },
  {
    name: 'Lubricant',
    makes: makes('', [1, 5, 20, 200], ['l mineral', 'l synthetic', 'l food grade']),
    hazardous: true,
    tags: ['consumable'],
    cost: [900, 68_000],
  },
  {
    name: 'Coupling',
    makes: makes('K', [80, 95, 110, 125, 140, 160, 180], ['jaw', 'disc', 'gear']),
    hazardous: false,
    tags: ['rotating'],
    cost: [3_800, 88_000],
  },
  {
    name: 'Flange',
    makes: makes('DN', [50, 65, 80, 100, 125, 150, 200, 250, 300], ['PN10', 'PN16', 'PN40']),
    hazardous: false,
    tags: ['piping'],
    cost: [1_400, 52_000],
  },
  {
    name: 'Pressure sensor',
    makes: makes('PS', [6, 10, 16, 25, 40], ['4-20 mA', 'IO-Link', 'HART']),
    hazardous: false,
    tags: ['electric', 'sensor'],
    cost: [6_000, 48_000],
  },
  {
    name: 'Valve',
    makes: makes('DN', [15, 20, 25, 32, 40, 50, 65, 80], ['ball', 'check', 'butterfly']),
    hazardous: false,
    tags: ['piping'],
    cost: [1_100, 64_000],
  },
  {
    name: 'Hose',
    makes: makes('DN', [13, 19, 25, 32, 38, 50], ['rubber', 'PTFE', 'composite']),
    hazardous: false,
    tags: ['piping', 'consumable'],
    cost: [800, 21_000],
  },
  {
    name: 'Bolt set',
    makes: makes('M', [8, 10, 12, 16, 20, 24, 30], ['8.8', '10.9', 'A4-80']),
    hazardous: false,
    tags: ['fastener', 'consumable'],
    cost: [150, 3_900],
  },
  {
    name: 'Filter',
    makes: makes('F', [50, 100, 200, 400, 800], ['mesh', 'bag', 'cartridge']),
    hazardous: false,
    tags: ['consumable'],
    cost: [700, 18_000],
  },
];

/** Where Halden Works delivers. */
export const destinations: TenantPlan['destinations'] = [
  'Antwerpen',
  'Bilbao',
  'Bordeaux',
  'Bremerhaven',
  'Genova',
  'Göteborg',
  'Houston',
  'København',
  'Leipzig',
  'Manaus',
  'Milano',
  'Monterrey',
  'Rotterdam',
  'Santos',
  'Wien',
  'Łódź',
];

/** Every size in every material, as catalogues of parts read. */
function makes(prefix: string, sizes: readonly number[], materials: readonly string[]): readonly string[] {
  return sizes.flatMap((size) => materials.map((material) => `${prefix}${size} ${material}`));
}
