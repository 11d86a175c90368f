import { samplePolicy } from './sample-policy.ts';
import { folderTree, type TenantPlan } from './tenant-plan.ts';
import type { TenantSample } from './tenant-sample.ts';
import { writeSample } from './write-sample.ts';

/**
 * Halden Works makes industrial pumps near Lyon and sells them in Europe and the Americas: a tenant of the dedicated
 * tier.
 *
 * Nora Lindqvist administers it. Alice Moreau sells: she holds SalesRep at `/sales/emea` through the group Field Sales
 * EMEA, and SalesLead at `/sales/emea/dach` of her own, so that taking `update` of contracts away from SalesRep leaves
 * her the contracts of that folder, while hiding `margin` from SalesRep hides it from her everywhere. Until last summer
 * she was with inside sales, which her explanation still shows. Henrik Dahl heads operations and decides requests up
 * to 10,000 EUR there: his inbox has such, some above his limit, and one of his own. Tom Becker in production submits.
 * Sana Iqbal answers who can see what. Robin Falk audits here and at Brightwater Foods as a guest.
 */
export function haldenWorks(): TenantSample {
  return writeSample(
    plan,
    samplePolicy({
      currency: plan.baseCurrency,
      approverLimit: plan.requests.limit,
      executiveLimit: 100_000_00,
      chiefLimit: 2_000_000_00,
      financeDepartment: plan.requests.financeDepartment,
      keyAccountsFolder: '/sales/key-accounts',
      secondApproval: { above: 50_000_00, of: 'each', firstWithin: 5 * 86_400_000 },
    }),
  );
}

const guestUntil = Date.UTC(2030, 5, 30, 22);
const lastSummer = Date.UTC(2026, 5, 30, 22);

const plan: TenantPlan = {
  slug: 'halden',
  name: 'Halden Works',
  tier: 'dedicated',
  timeZone: 'Europe/Paris',
  baseCurrency: 'EUR',
  accent: 'indigo',
  mailDomain: 'halden.example',
  sites: ['Lyon', 'Hamburg', 'Göteborg', 'Bilbao', 'São Paulo'],
  departments: [
    {
      path: '/executive',
      name: 'Executive Board',
      size: 5,
      headTitle: 'Chief Executive Officer',
      titles: [
        { title: 'Executive Assistant', salary: [46_000, 62_000], share: 3 },
        { title: 'Strategy Analyst', salary: [58_000, 78_000], share: 2 },
      ],
    },
    {
      path: '/sales',
      name: 'Sales',
      size: 14,
      headTitle: 'VP Sales',
      titles: [
        { title: 'Sales Manager', salary: [78_000, 104_000], share: 2 },
        { title: 'Sales Operations Analyst', salary: [48_000, 63_000], share: 2 },
      ],
    },
    {
      path: '/sales/emea',
      name: 'Sales EMEA',
      size: 52,
      headTitle: 'Director Sales EMEA',
      titles: [
        { title: 'Account Manager', salary: [52_000, 76_000], share: 6 },
        { title: 'Sales Engineer', salary: [56_000, 80_000], share: 2 },
        { title: 'Inside Sales Specialist', salary: [38_000, 49_000], share: 2 },
      ],
    },
    {
      path: '/sales/americas',
      name: 'Sales Americas',
      size: 31,
      headTitle: 'Director Sales Americas',
      titles: [
        { title: 'Account Manager', salary: [58_000, 84_000], share: 5 },
        { title: 'Inside Sales Specialist', salary: [41_000, 54_000], share: 3 },
      ],
    },
    {
      path: '/marketing',
      name: 'Marketing',
      size: 22,
      headTitle: 'Director Marketing',
      titles: [
        { title: 'Product Marketing Manager', salary: [54_000, 74_000], share: 2 },
        { title: 'Event Manager', salary: [44_000, 58_000], share: 1 },
        { title: 'Content Designer', salary: [40_000, 56_000], share: 2 },
      ],
    },
    {
      path: '/operations',
      name: 'Operations',
      size: 18,
      headTitle: 'VP Operations',
      titles: [
        { title: 'Purchasing Specialist', salary: [44_000, 60_000], share: 3 },
        { title: 'Quality Engineer', salary: [50_000, 70_000], share: 3 },
      ],
    },
    {
      path: '/operations/production',
      name: 'Production',
      size: 92,
      headTitle: 'Plant Manager',
      titles: [
        { title: 'Machinist', salary: [34_000, 46_000], share: 5 },
        { title: 'Assembly Technician', salary: [33_000, 44_000], share: 5 },
        { title: 'Maintenance Technician', salary: [37_000, 50_000], share: 2 },
        { title: 'Production Planner', salary: [42_000, 56_000], share: 1 },
      ],
    },
    {
      path: '/operations/warehouse',
      name: 'Warehouse and Logistics',
      size: 44,
      headTitle: 'Head of Logistics',
      titles: [
        { title: 'Warehouse Clerk', salary: [30_000, 38_000], share: 6 },
        { title: 'Shipping Coordinator', salary: [35_000, 46_000], share: 2 },
      ],
    },
    {
      path: '/engineering',
      name: 'Engineering',
      size: 58,
      headTitle: 'VP Engineering',
      titles: [
        { title: 'Mechanical Engineer', salary: [54_000, 82_000], share: 4 },
        { title: 'Hydraulics Engineer', salary: [56_000, 84_000], share: 2 },
        { title: 'Control Systems Engineer', salary: [58_000, 86_000], share: 2 },
        { title: 'Test Engineer', salary: [48_000, 66_000], share: 2 },
      ],
    },
    {
      path: '/finance',
      name: 'Finance',
      size: 26,
      headTitle: 'Chief Financial Officer',
      titles: [
        { title: 'Accountant', salary: [44_000, 62_000], share: 4 },
        { title: 'Treasury Analyst', salary: [50_000, 70_000], share: 2 },
        { title: 'Controller', salary: [58_000, 80_000], share: 2 },
        { title: 'Payroll Specialist', salary: [40_000, 54_000], share: 2 },
      ],
    },
    {
      path: '/people',
      name: 'People and Culture',
      size: 17,
      headTitle: 'Chief People Officer',
      titles: [
        { title: 'HR Business Partner', salary: [54_000, 74_000], share: 3 },
        { title: 'Recruiter', salary: [42_000, 58_000], share: 2 },
        { title: 'Training Coordinator', salary: [40_000, 52_000], share: 1 },
      ],
    },
    {
      path: '/it',
      name: 'IT and Security',
      size: 27,
      headTitle: 'Chief Information Officer',
      titles: [
        { title: 'Systems Engineer', salary: [50_000, 74_000], share: 4 },
        { title: 'Application Developer', salary: [52_000, 76_000], share: 3 },
        { title: 'Service Desk Agent', salary: [34_000, 44_000], share: 2 },
      ],
    },
  ],
  folders: folderTree(`
    /executive Executive Board
    /executive/strategy Strategy
    /executive/legal Legal
    /executive/board-papers Board papers
    /sales Sales
    /sales/emea EMEA
    /sales/emea/dach DACH
    /sales/emea/france France
    /sales/emea/benelux Benelux
    /sales/emea/nordics Nordics
    /sales/emea/iberia Iberia
    /sales/emea/uk-ireland UK and Ireland
    /sales/emea/italy Italy
    /sales/americas Americas
    /sales/americas/us-east US East
    /sales/americas/us-west US West
    /sales/americas/brazil Brazil
    /sales/americas/mexico Mexico
    /sales/key-accounts Key accounts
    /sales/key-accounts/energy Energy
    /sales/key-accounts/water Water utilities
    /sales/key-accounts/chemicals Chemicals
    /marketing Marketing
    /marketing/brand Brand
    /marketing/events Events
    /marketing/digital Digital
    /marketing/campaigns Campaigns
    /operations Operations
    /operations/purchasing Purchasing
    /operations/quality Quality
    /operations/facilities Facilities
    /operations/production Production
    /operations/production/casting Casting
    /operations/production/machining Machining
    /operations/production/assembly Assembly
    /operations/production/test-bench Test bench
    /operations/production/maintenance Maintenance
    /operations/warehouse Warehouse
    /operations/warehouse/lyon Lyon
    /operations/warehouse/hamburg Hamburg
    /operations/warehouse/goteborg Göteborg
    /operations/warehouse/spare-parts Spare parts
    /engineering Engineering
    /engineering/hydraulics Hydraulics
    /engineering/drives Drives
    /engineering/controls Controls
    /engineering/seals Seals
    /engineering/laboratory Laboratory
    /engineering/prototypes Prototypes
    /finance Finance
    /finance/accounting Accounting
    /finance/treasury Treasury
    /finance/controlling Controlling
    /finance/payroll Payroll
    /finance/tax Tax
    /people People and Culture
    /people/recruiting Recruiting
    /people/training Training
    /people/files Employee files
    /people/files/executive Executive Board
    /people/files/sales Sales
    /people/files/marketing Marketing
    /people/files/operations Operations
    /people/files/engineering Engineering
    /people/files/finance Finance
    /people/files/people People and Culture
    /people/files/it IT and Security
    /it IT and Security
    /it/infrastructure Infrastructure
    /it/applications Applications
    /it/security Security
    /it/service-desk Service desk
  `),
  personas: [
    {
      key: 'nora',
      name: 'Nora Lindqvist',
      email: 'nora@halden.example',
      title: 'Access Administrator',
      department: '/it',
      salary: 71_000,
      heads: false,
      what: 'tenant administrator',
      until: null,
    },
    {
      key: 'alice',
      name: 'Alice Moreau',
      email: 'alice@halden.example',
      title: 'Account Manager',
      department: '/sales/emea',
      salary: 68_500,
      heads: false,
      what: 'sales representative',
      until: null,
    },
    {
      key: 'henrik',
      name: 'Henrik Dahl',
      email: 'henrik@halden.example',
      title: 'VP Operations',
      department: '/operations',
      salary: 142_000,
      heads: true,
      what: 'head of operations, approver up to 10,000 EUR',
      until: null,
    },
    {
      key: 'sana',
      name: 'Sana Iqbal',
      email: 'sana@halden.example',
      title: 'Security Analyst',
      department: '/it',
      salary: 66_000,
      heads: false,
      what: 'security analyst',
      until: null,
    },
    {
      key: 'tom',
      name: 'Tom Becker',
      email: 'tom@halden.example',
      title: 'Maintenance Technician',
      department: '/operations/production',
      salary: 43_200,
      heads: false,
      what: 'employee, submits requests',
      until: null,
    },
    {
      key: 'robin',
      name: 'Robin Falk',
      email: 'robin@falk.example',
      title: 'External Auditor',
      department: null,
      salary: 0,
      heads: false,
      what: 'guest auditor',
      until: guestUntil,
    },
  ],
  groups: [
    {
      name: 'Field Sales EMEA',
      departments: ['/sales/emea'],
      titles: ['Account Manager', 'Sales Engineer'],
      personas: ['alice'],
      groups: [],
    },
    {
      name: 'Field Sales Americas',
      departments: ['/sales/americas'],
      titles: ['Account Manager'],
      personas: [],
      groups: [],
    },
    {
      name: 'Field Sales',
      departments: [],
      titles: [],
      personas: [],
      groups: ['Field Sales EMEA', 'Field Sales Americas'],
    },
    {
      name: 'Inside Sales',
      departments: ['/sales'],
      titles: ['Inside Sales Specialist'],
      personas: [],
      groups: [],
    },
    { name: 'Sales Managers', departments: ['/sales'], titles: ['Sales Manager'], personas: [], groups: [] },
    {
      name: 'Accounting',
      departments: ['/finance'],
      titles: ['Accountant', 'Treasury Analyst', 'Controller'],
      personas: [],
      groups: [],
    },
    { name: 'Payroll', departments: ['/finance'], titles: ['Payroll Specialist'], personas: [], groups: [] },
    {
      name: 'HR Partners',
      departments: ['/people'],
      titles: ['HR Business Partner'],
      personas: [],
      groups: [],
    },
    {
      name: 'Warehouse Clerks',
      departments: ['/operations/warehouse'],
      titles: ['Warehouse Clerk', 'Shipping Coordinator'],
      personas: [],
      groups: [],
    },
  ],
  assignments: [
    { to: 'department', holder: '/executive', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/sales', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/marketing', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/operations', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/engineering', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/finance', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/people', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/it', role: 'Employee', folder: '/', until: null },
    { to: 'persona', holder: 'nora', role: 'TenantAdmin', folder: '/', until: null },
    { to: 'persona', holder: 'sana', role: 'SecurityAnalyst', folder: '/', until: null },
    { to: 'group', holder: 'Field Sales EMEA', role: 'SalesRep', folder: '/sales/emea', until: null },
    { to: 'group', holder: 'Field Sales Americas', role: 'SalesRep', folder: '/sales/americas', until: null },
    { to: 'group', holder: 'Inside Sales', role: 'InsideSales', folder: '/sales', until: null },
    { to: 'group', holder: 'Sales Managers', role: 'SalesManager', folder: '/sales', until: null },
    { to: 'persona', holder: 'alice', role: 'SalesLead', folder: '/sales/emea/dach', until: null },
    { to: 'persona', holder: 'alice', role: 'InsideSales', folder: '/sales/americas', until: lastSummer },
    { to: 'head', holder: '/sales', role: 'SalesManager', folder: '/sales', until: null },
    { to: 'head', holder: '/sales/emea', role: 'SalesManager', folder: '/sales/emea', until: null },
    { to: 'head', holder: '/sales/americas', role: 'SalesManager', folder: '/sales/americas', until: null },
    { to: 'group', holder: 'Accounting', role: 'Finance', folder: '/', until: null },
    { to: 'group', holder: 'Payroll', role: 'Payroll', folder: '/people/files', until: null },
    { to: 'group', holder: 'HR Partners', role: 'HRPartner', folder: '/people/files', until: null },
    { to: 'head', holder: '/people', role: 'HRPartner', folder: '/people/files', until: null },
    {
      to: 'group',
      holder: 'Warehouse Clerks',
      role: 'WarehouseClerk',
      folder: '/operations/warehouse',
      until: null,
    },
    {
      to: 'head',
      holder: '/operations/warehouse',
      role: 'WarehouseLead',
      folder: '/operations/warehouse',
      until: null,
    },
    { to: 'persona', holder: 'henrik', role: 'WarehouseLead', folder: '/operations/warehouse', until: null },
    { to: 'persona', holder: 'henrik', role: 'Approver', folder: '/operations', until: null },
    { to: 'head', holder: '/sales', role: 'Approver', folder: '/sales', until: null },
    { to: 'head', holder: '/marketing', role: 'Approver', folder: '/marketing', until: null },
    { to: 'head', holder: '/engineering', role: 'Approver', folder: '/engineering', until: null },
    { to: 'head', holder: '/people', role: 'Approver', folder: '/people', until: null },
    { to: 'head', holder: '/it', role: 'Approver', folder: '/it', until: null },
    { to: 'head', holder: '/executive', role: 'Exec', folder: '/', until: null },
    { to: 'head', holder: '/finance', role: 'ChiefFinancialOfficer', folder: '/', until: null },
    { to: 'persona', holder: 'robin', role: 'FinanceViewer', folder: '/', until: guestUntil },
  ],
  seller: 'alice',
  territories: [
    { folder: '/sales/emea/dach', department: '/sales/emea', accounts: 190 },
    { folder: '/sales/emea/france', department: '/sales/emea', accounts: 210 },
    { folder: '/sales/emea/benelux', department: '/sales/emea', accounts: 110 },
    { folder: '/sales/emea/nordics', department: '/sales/emea', accounts: 120 },
    { folder: '/sales/emea/iberia', department: '/sales/emea', accounts: 100 },
    { folder: '/sales/emea/uk-ireland', department: '/sales/emea', accounts: 100 },
    { folder: '/sales/emea/italy', department: '/sales/emea', accounts: 90 },
    { folder: '/sales/americas/us-east', department: '/sales/americas', accounts: 180 },
    { folder: '/sales/americas/us-west', department: '/sales/americas', accounts: 150 },
    { folder: '/sales/americas/brazil', department: '/sales/americas', accounts: 120 },
    { folder: '/sales/americas/mexico', department: '/sales/americas', accounts: 80 },
    { folder: '/sales/key-accounts/energy', department: '/sales', accounts: 40 },
    { folder: '/sales/key-accounts/water', department: '/sales', accounts: 40 },
    { folder: '/sales/key-accounts/chemicals', department: '/sales', accounts: 30 },
  ],
  accountNames: {
    first: [
      'Adler',
      'Almere',
      'Aquila',
      'Arvika',
      'Baltic',
      'Banyuls',
      'Brenner',
      'Brisa',
      'Cantal',
      'Cascade',
      'Delta',
      'Donau',
      'Elbe',
      'Estuary',
      'Fjord',
      'Garonne',
      'Granit',
      'Hanse',
      'Iberica',
      'Jura',
      'Kvarn',
      'Lagune',
      'Loire',
      'Main',
      'Meseta',
      'Mistral',
      'Moldau',
      'Nordlys',
      'Oder',
      'Orinoco',
      'Pampa',
      'Rhône',
      'Rialto',
      'Sierra',
      'Skagen',
      'Taunus',
      'Tejo',
      'Tiber',
      'Vänern',
      'Vosges',
      'Weser',
      'Zephyr',
    ],
    second: [
      'Wasserwerke',
      'Papier',
      'Chemicals',
      'Energy',
      'Stadtwerke',
      'Eaux',
      'Foods',
      'Mining',
      'Shipyards',
      'Refining',
      'Textiles',
      'Hydro',
      'Cement',
      'Steel',
      'Biotech',
      'Irrigation',
      'Dairy',
      'Brewery',
      'Offshore',
      'Utilities',
      'Glass',
      'Sugar',
      'Logistics',
      'Ceramics',
      'Aluminium',
    ],
  },
  contractNames: [
    'Pump supply framework',
    'Service and spare parts',
    'Condition monitoring',
    'Retrofit of booster station',
    'Seal replacement programme',
    'Rental fleet',
    'Commissioning support',
    'Turnkey pumping station',
  ],
  filesFolder: '/people/files',
  bankAccount: 'iban',
  stockDepartment: '/operations/warehouse',
  stockFolders: [
    '/operations/warehouse/lyon',
    '/operations/warehouse/hamburg',
    '/operations/warehouse/goteborg',
    '/operations/warehouse/spare-parts',
  ],
  items: [
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
  ],
  carriers: ['DSV', 'Geodis', 'Kuehne + Nagel', 'Own truck', 'Schenker'],
  destinations: [
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
  ],
  requests: {
    settled: 830,
    waiting: 58,
    toldDepartment: '/operations',
    limit: 10_000_00,
    financeDepartment: '/finance',
    told: [
      {
        submitter: 'tom',
        purpose: 'Replacement spindle for lathe 4',
        payee: 'Cantal Werkzeuge',
        minor: 2_480_00,
        costType: 'equipment',
        department: '/operations/production',
        folder: '/operations/production/machining',
        daysAgo: 1,
      },
      {
        submitter: 'tom',
        purpose: 'Welding course, two technicians',
        payee: 'Institut de Soudure',
        minor: 1_960_00,
        costType: 'training',
        department: '/operations/production',
        folder: '/operations/production/maintenance',
        daysAgo: 3,
      },
      {
        submitter: null,
        purpose: 'Cutting fluid, spring order',
        payee: 'Weser Chemie',
        minor: 3_115_40,
        costType: 'materials',
        department: '/operations/production',
        folder: '/operations/production/machining',
        daysAgo: 2,
      },
      {
        submitter: null,
        purpose: 'Calibration of torque wrenches',
        payee: 'Prüflabor Süd',
        minor: 845_00,
        costType: 'services',
        department: '/operations/production',
        folder: '/operations/production/assembly',
        daysAgo: 2,
      },
      {
        submitter: null,
        purpose: 'Flow meter for test bench 2',
        payee: 'Adler Messtechnik',
        minor: 9_980_00,
        costType: 'equipment',
        department: '/operations/production',
        folder: '/operations/production/test-bench',
        daysAgo: 5,
      },
      {
        submitter: null,
        purpose: 'Sand and binder, casting shop',
        payee: 'Fonderie Jura',
        minor: 6_720_75,
        costType: 'materials',
        department: '/operations/production',
        folder: '/operations/production/casting',
        daysAgo: 4,
      },
      {
        submitter: null,
        purpose: 'Crane inspection',
        payee: 'TÜV Nord',
        minor: 1_240_00,
        costType: 'services',
        department: '/operations/production',
        folder: '/operations/production/maintenance',
        daysAgo: 6,
      },
      {
        submitter: null,
        purpose: 'Pallet racking, bay C',
        payee: 'Lagertechnik Elbe',
        minor: 8_450_00,
        costType: 'facilities',
        department: '/operations/warehouse',
        folder: '/operations/warehouse/hamburg',
        daysAgo: 3,
      },
      {
        submitter: null,
        purpose: 'Forklift service contract',
        payee: 'Skagen Trucks',
        minor: 4_320_00,
        costType: 'services',
        department: '/operations/warehouse',
        folder: '/operations/warehouse/goteborg',
        daysAgo: 7,
      },
      {
        submitter: null,
        purpose: 'Safety shoes, 40 pairs',
        payee: 'Arvika Workwear',
        minor: 3_560_00,
        costType: 'materials',
        department: '/operations/warehouse',
        folder: '/operations/warehouse/lyon',
        daysAgo: 1,
      },
      {
        submitter: null,
        purpose: 'Barcode scanners, 12',
        payee: 'Delta Identsysteme',
        minor: 5_148_00,
        costType: 'equipment',
        department: '/operations/warehouse',
        folder: '/operations/warehouse/lyon',
        daysAgo: 8,
      },
      {
        submitter: null,
        purpose: 'Supplier audit, Ostrava',
        payee: 'Moldau Travel',
        minor: 1_385_20,
        costType: 'travel',
        department: '/operations',
        folder: '/operations/quality',
        daysAgo: 2,
      },
      {
        submitter: null,
        purpose: 'Coordinate measuring arm',
        payee: 'Adler Messtechnik',
        minor: 38_900_00,
        costType: 'equipment',
        department: '/operations',
        folder: '/operations/quality',
        daysAgo: 4,
      },
      {
        submitter: null,
        purpose: 'Overhaul of induction furnace',
        payee: 'Fonderie Jura',
        minor: 74_250_00,
        costType: 'services',
        department: '/operations/production',
        folder: '/operations/production/casting',
        daysAgo: 9,
      },
      {
        submitter: null,
        purpose: 'Reach truck',
        payee: 'Skagen Trucks',
        minor: 31_600_00,
        costType: 'equipment',
        department: '/operations/warehouse',
        folder: '/operations/warehouse/hamburg',
        daysAgo: 6,
      },
      {
        submitter: null,
        purpose: 'Five-axis machining centre, deposit',
        payee: 'Taunus Maschinenbau',
        minor: 148_000_00,
        costType: 'equipment',
        department: '/operations/production',
        folder: '/operations/production/machining',
        daysAgo: 5,
      },
      {
        submitter: 'henrik',
        purpose: 'Plant managers’ meeting, Bilbao',
        payee: 'Moldau Travel',
        minor: 1_870_00,
        costType: 'travel',
        department: '/operations',
        folder: '/operations',
        daysAgo: 2,
      },
    ],
    purposes: [
      { text: 'Customer visit', costType: 'travel', amount: [120_00, 3_400_00] },
      { text: 'Trade fair travel', costType: 'travel', amount: [400_00, 6_200_00] },
      { text: 'Language course', costType: 'training', amount: [300_00, 2_800_00] },
      { text: 'Safety training', costType: 'training', amount: [200_00, 4_500_00] },
      { text: 'Laptops', costType: 'equipment', amount: [1_200_00, 18_000_00] },
      { text: 'Measuring equipment', costType: 'equipment', amount: [600_00, 42_000_00] },
      { text: 'Software licences', costType: 'services', amount: [240_00, 26_000_00] },
      { text: 'External consulting', costType: 'services', amount: [2_000_00, 88_000_00] },
      { text: 'Translation of manuals', costType: 'services', amount: [180_00, 5_600_00] },
      { text: 'Office material', costType: 'materials', amount: [25_00, 900_00] },
      { text: 'Prototype parts', costType: 'materials', amount: [300_00, 14_000_00] },
      { text: 'Trade fair stand', costType: 'marketing', amount: [3_000_00, 64_000_00] },
      { text: 'Brochure print run', costType: 'marketing', amount: [400_00, 7_800_00] },
      { text: 'Heating repair', costType: 'facilities', amount: [300_00, 12_000_00] },
      { text: 'Cleaning services', costType: 'facilities', amount: [250_00, 4_200_00] },
    ],
    payees: [
      'Adler Messtechnik',
      'Arvika Workwear',
      'Banyuls Conseil',
      'Brisa Viagens',
      'Delta Identsysteme',
      'Donau Software',
      'Garonne Événements',
      'Hanse Druck',
      'Jura Nettoyage',
      'Lagertechnik Elbe',
      'Mistral Formation',
      'Moldau Travel',
      'Nordlys Språk',
      'Rialto Stampa',
      'Taunus Maschinenbau',
      'Zephyr Klima',
    ],
  },
};

/** Every size in every material, as catalogues of parts read. */
function makes(prefix: string, sizes: readonly number[], materials: readonly string[]): readonly string[] {
  return sizes.flatMap((size) => materials.map((material) => `${prefix}${size} ${material}`));
}
