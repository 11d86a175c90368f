import { samplePolicy } from './sample-policy.ts';
import { folderTree, type TenantPlan } from './tenant-plan.ts';
import type { TenantSample } from './tenant-sample.ts';
import { writeSample } from './write-sample.ts';

/**
 * Brightwater Foods distributes groceries on the east coast of the United States: a tenant of the shared tier.
 *
 * Maya Chen administers it, Alicia Gomez sells in New England, Luis Ortega heads distribution and decides requests up
 * to 7,500 USD there, Ben Carter in his fleet submits, Priya Nair answers who can see what. What somebody asks for one
 * payee is added up over 30 days, and above 20,000 USD Grace Whitfield, who heads finance, approves it after the first.
 * Robin Falk audits here and at Halden Works as a guest, so that one person has a choice of tenants.
 */
export function brightwaterFoods(): TenantSample {
  return writeSample(
    plan,
    samplePolicy({
      currency: plan.baseCurrency,
      approverLimit: plan.requests.limit,
      executiveLimit: 80_000_00,
      chiefLimit: 1_500_000_00,
      financeDepartment: plan.requests.financeDepartment,
      keyAccountsFolder: '/sales/national-accounts',
      secondApproval: { above: 20_000_00, of: 'slices' },
    }),
  );
}

const guestUntil = Date.UTC(2030, 5, 30, 22);

const plan: TenantPlan = {
  slug: 'brightwater',
  name: 'Brightwater Foods',
  tier: 'shared',
  timeZone: 'America/New_York',
  baseCurrency: 'USD',
  accent: 'teal',
  mailDomain: 'brightwater.example',
  sites: ['Boston', 'Newark', 'Baltimore', 'Raleigh', 'Portland'],
  departments: [
    {
      path: '/leadership',
      name: 'Leadership',
      size: 4,
      headTitle: 'Chief Executive Officer',
      titles: [{ title: 'Executive Assistant', salary: [58_000, 76_000], share: 1 }],
    },
    {
      path: '/sales',
      name: 'Sales',
      size: 12,
      headTitle: 'SVP Sales',
      titles: [
        { title: 'Sales Manager', salary: [88_000, 118_000], share: 2 },
        { title: 'Pricing Analyst', salary: [62_000, 82_000], share: 2 },
      ],
    },
    {
      path: '/sales/grocery',
      name: 'Grocery Sales',
      size: 48,
      headTitle: 'Director Grocery Sales',
      titles: [
        { title: 'Territory Representative', salary: [54_000, 78_000], share: 6 },
        { title: 'Inside Sales Specialist', salary: [44_000, 58_000], share: 3 },
      ],
    },
    {
      path: '/sales/foodservice',
      name: 'Foodservice Sales',
      size: 36,
      headTitle: 'Director Foodservice Sales',
      titles: [
        { title: 'Territory Representative', salary: [56_000, 80_000], share: 6 },
        { title: 'Menu Consultant', salary: [52_000, 68_000], share: 2 },
      ],
    },
    {
      path: '/distribution',
      name: 'Distribution',
      size: 16,
      headTitle: 'VP Distribution',
      titles: [
        { title: 'Dispatch Planner', salary: [52_000, 68_000], share: 3 },
        { title: 'Safety Specialist', salary: [58_000, 76_000], share: 1 },
      ],
    },
    {
      path: '/distribution/warehouse',
      name: 'Warehouse',
      size: 96,
      headTitle: 'Warehouse Director',
      titles: [
        { title: 'Warehouse Associate', salary: [38_000, 48_000], share: 7 },
        { title: 'Receiving Clerk', salary: [40_000, 50_000], share: 2 },
        { title: 'Cold Chain Technician', salary: [50_000, 64_000], share: 1 },
      ],
    },
    {
      path: '/distribution/fleet',
      name: 'Fleet',
      size: 74,
      headTitle: 'Fleet Director',
      titles: [
        { title: 'Driver', salary: [52_000, 70_000], share: 8 },
        { title: 'Fleet Mechanic', salary: [54_000, 72_000], share: 2 },
      ],
    },
    {
      path: '/procurement',
      name: 'Procurement',
      size: 28,
      headTitle: 'VP Procurement',
      titles: [
        { title: 'Buyer', salary: [58_000, 78_000], share: 4 },
        { title: 'Category Manager', salary: [78_000, 102_000], share: 2 },
      ],
    },
    {
      path: '/quality',
      name: 'Food Safety and Quality',
      size: 24,
      headTitle: 'Director Food Safety',
      titles: [
        { title: 'Quality Inspector', salary: [48_000, 64_000], share: 4 },
        { title: 'Food Scientist', salary: [66_000, 90_000], share: 1 },
      ],
    },
    {
      path: '/finance',
      name: 'Finance',
      size: 27,
      headTitle: 'Chief Financial Officer',
      titles: [
        { title: 'Accountant', salary: [56_000, 76_000], share: 4 },
        { title: 'Credit Analyst', salary: [58_000, 80_000], share: 3 },
        { title: 'Payroll Specialist', salary: [50_000, 64_000], share: 2 },
      ],
    },
    {
      path: '/people',
      name: 'People',
      size: 16,
      headTitle: 'Chief People Officer',
      titles: [
        { title: 'HR Business Partner', salary: [70_000, 94_000], share: 3 },
        { title: 'Recruiter', salary: [56_000, 74_000], share: 2 },
      ],
    },
    {
      path: '/technology',
      name: 'Technology',
      size: 25,
      headTitle: 'Chief Technology Officer',
      titles: [
        { title: 'Systems Engineer', salary: [82_000, 118_000], share: 3 },
        { title: 'Support Analyst', salary: [52_000, 68_000], share: 2 },
      ],
    },
  ],
  folders: folderTree(`
    /leadership Leadership
    /leadership/board Board
    /leadership/legal Legal
    /sales Sales
    /sales/grocery Grocery
    /sales/grocery/new-england New England
    /sales/grocery/new-york New York
    /sales/grocery/mid-atlantic Mid-Atlantic
    /sales/grocery/carolinas Carolinas
    /sales/foodservice Foodservice
    /sales/foodservice/restaurants Restaurants
    /sales/foodservice/schools Schools
    /sales/foodservice/hospitals Hospitals
    /sales/foodservice/hotels Hotels
    /sales/national-accounts National accounts
    /sales/national-accounts/supermarkets Supermarkets
    /sales/national-accounts/airlines Airlines
    /distribution Distribution
    /distribution/safety Safety
    /distribution/dispatch Dispatch
    /distribution/warehouse Warehouse
    /distribution/warehouse/boston Boston
    /distribution/warehouse/newark Newark
    /distribution/warehouse/baltimore Baltimore
    /distribution/warehouse/raleigh Raleigh
    /distribution/warehouse/cold-storage Cold storage
    /distribution/fleet Fleet
    /distribution/fleet/north North
    /distribution/fleet/south South
    /distribution/fleet/workshop Workshop
    /procurement Procurement
    /procurement/produce Produce
    /procurement/dairy Dairy
    /procurement/meat-and-fish Meat and fish
    /procurement/dry-goods Dry goods
    /procurement/packaging Packaging
    /quality Food Safety and Quality
    /quality/inspections Inspections
    /quality/recalls Recalls
    /quality/laboratory Laboratory
    /finance Finance
    /finance/accounting Accounting
    /finance/credit Credit
    /finance/payroll Payroll
    /finance/tax Tax
    /people People
    /people/recruiting Recruiting
    /people/benefits Benefits
    /people/training Training
    /people/files Employee files
    /people/files/leadership Leadership
    /people/files/sales Sales
    /people/files/distribution Distribution
    /people/files/procurement Procurement
    /people/files/quality Food Safety and Quality
    /people/files/finance Finance
    /people/files/people People
    /people/files/technology Technology
    /technology Technology
    /technology/stores Store systems
    /technology/routing Routing
    /technology/security Security
    /technology/support Support
  `),
  personas: [
    {
      key: 'maya',
      name: 'Maya Chen',
      email: 'maya@brightwater.example',
      title: 'Identity Administrator',
      department: '/technology',
      salary: 96_000,
      heads: false,
      what: 'tenant administrator',
      until: null,
    },
    {
      key: 'alicia',
      name: 'Alicia Gomez',
      email: 'alicia@brightwater.example',
      title: 'Territory Representative',
      department: '/sales/grocery',
      salary: 71_400,
      heads: false,
      what: 'sales representative',
      until: null,
    },
    {
      key: 'luis',
      name: 'Luis Ortega',
      email: 'luis@brightwater.example',
      title: 'VP Distribution',
      department: '/distribution',
      salary: 168_000,
      heads: true,
      what: 'head of distribution, approver up to 7,500 USD',
      until: null,
    },
    {
      key: 'priya',
      name: 'Priya Nair',
      email: 'priya@brightwater.example',
      title: 'Security Analyst',
      department: '/technology',
      salary: 104_000,
      heads: false,
      what: 'security analyst',
      until: null,
    },
    {
      key: 'ben',
      name: 'Ben Carter',
      email: 'ben@brightwater.example',
      title: 'Fleet Mechanic',
      department: '/distribution/fleet',
      salary: 63_500,
      heads: false,
      what: 'employee, submits requests',
      until: null,
    },
    {
      key: 'grace',
      name: 'Grace Whitfield',
      email: 'grace@brightwater.example',
      title: 'Chief Financial Officer',
      department: '/finance',
      salary: 214_000,
      heads: true,
      what: 'chief financial officer, approves a second time what comes to more than 20,000 USD',
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
      name: 'Grocery Representatives',
      departments: ['/sales/grocery'],
      titles: ['Territory Representative'],
      personas: ['alicia'],
      groups: [],
    },
    {
      name: 'Foodservice Representatives',
      departments: ['/sales/foodservice'],
      titles: ['Territory Representative', 'Menu Consultant'],
      personas: [],
      groups: [],
    },
    {
      name: 'Representatives',
      departments: [],
      titles: [],
      personas: [],
      groups: ['Grocery Representatives', 'Foodservice Representatives'],
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
      titles: ['Accountant', 'Credit Analyst'],
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
      name: 'Warehouse Crew',
      departments: ['/distribution/warehouse'],
      titles: ['Warehouse Associate', 'Receiving Clerk', 'Cold Chain Technician'],
      personas: [],
      groups: [],
    },
  ],
  assignments: [
    { to: 'department', holder: '/leadership', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/sales', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/distribution', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/procurement', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/quality', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/finance', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/people', role: 'Employee', folder: '/', until: null },
    { to: 'department', holder: '/technology', role: 'Employee', folder: '/', until: null },
    { to: 'persona', holder: 'maya', role: 'TenantAdmin', folder: '/', until: null },
    { to: 'persona', holder: 'priya', role: 'SecurityAnalyst', folder: '/', until: null },
    {
      to: 'group',
      holder: 'Grocery Representatives',
      role: 'SalesRep',
      folder: '/sales/grocery',
      until: null,
    },
    {
      to: 'group',
      holder: 'Foodservice Representatives',
      role: 'SalesRep',
      folder: '/sales/foodservice',
      until: null,
    },
    { to: 'group', holder: 'Inside Sales', role: 'InsideSales', folder: '/sales', until: null },
    { to: 'group', holder: 'Sales Managers', role: 'SalesManager', folder: '/sales', until: null },
    { to: 'persona', holder: 'alicia', role: 'SalesLead', folder: '/sales/grocery/new-england', until: null },
    { to: 'head', holder: '/sales', role: 'SalesManager', folder: '/sales', until: null },
    { to: 'group', holder: 'Accounting', role: 'Finance', folder: '/', until: null },
    { to: 'group', holder: 'Payroll', role: 'Payroll', folder: '/people/files', until: null },
    { to: 'group', holder: 'HR Partners', role: 'HRPartner', folder: '/people/files', until: null },
    {
      to: 'group',
      holder: 'Warehouse Crew',
      role: 'WarehouseClerk',
      folder: '/distribution/warehouse',
      until: null,
    },
    {
      to: 'head',
      holder: '/distribution/warehouse',
      role: 'WarehouseLead',
      folder: '/distribution/warehouse',
      until: null,
    },
    { to: 'persona', holder: 'luis', role: 'Approver', folder: '/distribution', until: null },
    { to: 'head', holder: '/sales', role: 'Approver', folder: '/sales', until: null },
    { to: 'head', holder: '/procurement', role: 'Approver', folder: '/procurement', until: null },
    { to: 'head', holder: '/quality', role: 'Approver', folder: '/quality', until: null },
    { to: 'head', holder: '/people', role: 'Approver', folder: '/people', until: null },
    { to: 'head', holder: '/technology', role: 'Approver', folder: '/technology', until: null },
    { to: 'head', holder: '/leadership', role: 'Exec', folder: '/', until: null },
    { to: 'head', holder: '/finance', role: 'ChiefFinancialOfficer', folder: '/', until: null },
    { to: 'persona', holder: 'robin', role: 'FinanceViewer', folder: '/', until: guestUntil },
  ],
  seller: 'alicia',
  territories: [
    { folder: '/sales/grocery/new-england', department: '/sales/grocery', accounts: 240 },
    { folder: '/sales/grocery/new-york', department: '/sales/grocery', accounts: 260 },
    { folder: '/sales/grocery/mid-atlantic', department: '/sales/grocery', accounts: 210 },
    { folder: '/sales/grocery/carolinas', department: '/sales/grocery', accounts: 150 },
    { folder: '/sales/foodservice/restaurants', department: '/sales/foodservice', accounts: 320 },
    { folder: '/sales/foodservice/schools', department: '/sales/foodservice', accounts: 130 },
    { folder: '/sales/foodservice/hospitals', department: '/sales/foodservice', accounts: 80 },
    { folder: '/sales/foodservice/hotels', department: '/sales/foodservice', accounts: 90 },
    { folder: '/sales/national-accounts/supermarkets', department: '/sales', accounts: 28 },
    { folder: '/sales/national-accounts/airlines', department: '/sales', accounts: 12 },
  ],
  accountNames: {
    first: [
      'Acadia',
      'Anchor',
      'Bayside',
      'Beacon',
      'Birch',
      'Blue Heron',
      'Cape',
      'Cedar',
      'Chesapeake',
      'Copper Kettle',
      'Dockside',
      'Eastern',
      'Evergreen',
      'Fairmount',
      'Harbor',
      'Harvest',
      'Hilltop',
      'Hudson',
      'Juniper',
      'Keystone',
      'Lantern',
      'Liberty',
      'Maple',
      'Merrimack',
      'Old Mill',
      'Orchard',
      'Pine',
      'Piedmont',
      'Potomac',
      'Quarry',
      'Riverbend',
      'Saltbox',
      'Seaboard',
      'Sparrow',
      'Stonewall',
      'Sunrise',
      'Tidewater',
      'Union',
      'Willow',
      'Yankee',
    ],
    second: [
      'Market',
      'Grocers',
      'Kitchen',
      'Diner',
      'Bistro',
      'Inn',
      'Schools',
      'Hospital',
      'Co-op',
      'Deli',
      'Bakery',
      'Tavern',
      'Hotel',
      'Pantry',
      'Fresh',
      'Provisions',
      'Cafe',
      'Catering',
      'Foods',
      'Grill',
      'Academy',
      'Farm Stand',
    ],
  },
  contractNames: [
    'Weekly delivery',
    'Produce programme',
    'Frozen and chilled supply',
    'Private label supply',
    'Seasonal volume agreement',
    'Equipment on loan',
    'Exclusive dairy supply',
  ],
  filesFolder: '/people/files',
  bankAccount: 'aba',
  stockDepartment: '/distribution/warehouse',
  stockFolders: [
    '/distribution/warehouse/boston',
    '/distribution/warehouse/newark',
    '/distribution/warehouse/baltimore',
    '/distribution/warehouse/raleigh',
    '/distribution/warehouse/cold-storage',
  ],
  items: [
    {
      name: 'Tomatoes',
      makes: packs(
        ['vine', 'plum', 'cherry', 'canned whole', 'canned diced'],
        ['6 lb', '25 lb', 'case of 12'],
      ),
      hazardous: false,
      tags: ['produce'],
      cost: [480, 5_200],
    },
    {
      name: 'Potatoes',
      makes: packs(['russet', 'red', 'fingerling'], ['10 lb', '50 lb']),
      hazardous: false,
      tags: ['produce'],
      cost: [390, 3_800],
    },
    {
      name: 'Milk',
      makes: packs(['whole', 'two percent', 'skim', 'oat'], ['half gallon', 'gallon', 'case of 12']),
      hazardous: false,
      tags: ['dairy', 'chilled'],
      cost: [220, 5_400],
    },
    {
      name: 'Cheddar',
      makes: packs(['mild', 'sharp', 'smoked', 'vegan'], ['1 lb', '5 lb', '40 lb block']),
      hazardous: false,
      tags: ['dairy', 'chilled'],
      cost: [380, 14_200],
    },
    {
      name: 'Butter',
      makes: packs(['salted', 'unsalted', 'cultured'], ['1 lb', 'case of 36']),
      hazardous: false,
      tags: ['dairy', 'chilled'],
      cost: [360, 13_600],
    },
    {
      name: 'Salmon',
      makes: packs(['fillet', 'whole', 'smoked', 'portion'], ['2 lb', '10 lb', '25 lb']),
      hazardous: false,
      tags: ['fish', 'frozen'],
      cost: [1_900, 42_000],
    },
    {
      name: 'Chicken',
      makes: packs(['breast', 'thigh', 'whole', 'wings'], ['5 lb', '10 lb', '40 lb']),
      hazardous: false,
      tags: ['meat', 'frozen'],
      cost: [900, 15_000],
    },
    {
      name: 'Ground beef',
      makes: packs(['80/20', '90/10', 'organic'], ['5 lb', '10 lb', '60 lb']),
      hazardous: false,
      tags: ['meat', 'chilled'],
      cost: [1_800, 33_000],
    },
    {
      name: 'Rice',
      makes: packs(['jasmine', 'basmati', 'arborio', 'brown'], ['5 lb', '25 lb', '50 lb']),
      hazardous: false,
      tags: ['dry'],
      cost: [450, 6_800],
    },
    {
      name: 'Flour',
      makes: packs(['bread', 'all purpose', 'whole wheat', 'rye'], ['5 lb', '25 lb', '50 lb']),
      hazardous: false,
      tags: ['dry'],
      cost: [310, 3_400],
    },
    {
      name: 'Olive oil',
      makes: packs(['extra virgin', 'refined'], ['1 l', '3 l', 'case of 6']),
      hazardous: false,
      tags: ['dry'],
      cost: [700, 11_400],
    },
    {
      name: 'Coffee',
      makes: packs(['light roast', 'dark roast', 'decaf', 'espresso'], ['1 lb', '5 lb', 'case of 24']),
      hazardous: false,
      tags: ['dry'],
      cost: [620, 18_800],
    },
    {
      name: 'Takeout box',
      makes: packs(['small', 'medium', 'large', 'soup'], ['case of 100', 'case of 450']),
      hazardous: false,
      tags: ['packaging'],
      cost: [900, 6_200],
    },
    {
      name: 'Sanitizer',
      makes: packs(['quaternary', 'chlorine', 'peracetic'], ['1 gallon', '5 gallon', '55 gallon drum']),
      hazardous: true,
      tags: ['cleaning'],
      cost: [1_100, 38_000],
    },
    {
      name: 'Degreaser',
      makes: packs(['citrus', 'alkaline'], ['1 gallon', '5 gallon']),
      hazardous: true,
      tags: ['cleaning', 'corrosive'],
      cost: [1_300, 9_800],
    },
    {
      name: 'Dry ice',
      makes: packs(['pellets', 'blocks'], ['50 lb', '500 lb']),
      hazardous: true,
      tags: ['cold chain'],
      cost: [4_200, 46_000],
    },
    {
      name: 'Bread',
      makes: packs(
        ['sourdough', 'brioche', 'rye', 'baguette', 'gluten free'],
        ['single', 'case of 12', 'par-baked 24'],
      ),
      hazardous: false,
      tags: ['bakery', 'frozen'],
      cost: [210, 6_600],
    },
    {
      name: 'Apples',
      makes: packs(['gala', 'fuji', 'granny smith', 'honeycrisp'], ['3 lb', '40 lb']),
      hazardous: false,
      tags: ['produce'],
      cost: [340, 6_900],
    },
    {
      name: 'Lettuce',
      makes: packs(['romaine', 'iceberg', 'spring mix', 'arugula'], ['3 lb', 'case of 24']),
      hazardous: false,
      tags: ['produce', 'chilled'],
      cost: [520, 4_900],
    },
    {
      name: 'Pasta',
      makes: packs(['penne', 'spaghetti', 'rigatoni', 'gluten free'], ['1 lb', '20 lb', 'case of 12']),
      hazardous: false,
      tags: ['dry'],
      cost: [130, 4_100],
    },
    {
      name: 'Yogurt',
      makes: packs(['plain', 'greek', 'vanilla'], ['32 oz', 'case of 12']),
      hazardous: false,
      tags: ['dairy', 'chilled'],
      cost: [310, 3_900],
    },
    {
      name: 'Beans',
      makes: packs(['black', 'kidney', 'pinto', 'garbanzo'], ['1 lb', '25 lb', 'case of 12']),
      hazardous: false,
      tags: ['dry'],
      cost: [120, 3_900],
    },
    {
      name: 'Juice',
      makes: packs(['orange', 'apple', 'cranberry', 'grapefruit'], ['half gallon', 'case of 24']),
      hazardous: false,
      tags: ['beverage', 'chilled'],
      cost: [280, 4_200],
    },
    {
      name: 'Shrimp',
      makes: packs(['peeled', 'shell on', 'cooked'], ['2 lb', '5 lb', '20 lb']),
      hazardous: false,
      tags: ['fish', 'frozen'],
      cost: [1_800, 29_000],
    },
    {
      name: 'Eggs',
      makes: packs(['large', 'extra large', 'cage free'], ['dozen', 'case of 15 dozen']),
      hazardous: false,
      tags: ['dairy', 'chilled'],
      cost: [260, 7_200],
    },
    {
      name: 'Napkins',
      makes: packs(['white', 'kraft'], ['case of 2000', 'case of 6000']),
      hazardous: false,
      tags: ['packaging'],
      cost: [1_400, 5_100],
    },
    {
      name: 'Spice',
      makes: packs(['pepper', 'paprika', 'oregano', 'cumin'], ['1 lb', '5 lb']),
      hazardous: false,
      tags: ['dry'],
      cost: [420, 5_800],
    },
  ],
  carriers: ['Own fleet', 'Old Harbor Freight', 'Piedmont Cold', 'Saia', 'XPO'],
  destinations: [
    'Albany',
    'Annapolis',
    'Boston',
    'Bridgeport',
    'Burlington',
    'Charlotte',
    'Concord',
    'Durham',
    'Hartford',
    'Manchester',
    'New Haven',
    'Philadelphia',
    'Providence',
    'Richmond',
    'Trenton',
    'Worcester',
  ],
  requests: {
    settled: 815,
    waiting: 52,
    toldDepartment: '/distribution',
    limit: 7_500_00,
    financeDepartment: '/finance',
    told: [
      {
        submitter: 'ben',
        purpose: 'Brake pads and rotors, ten trucks',
        payee: 'Seaboard Truck Parts',
        minor: 3_920_00,
        costType: 'materials',
        department: '/distribution/fleet',
        folder: '/distribution/fleet/workshop',
        daysAgo: 1,
      },
      {
        submitter: 'ben',
        purpose: 'Refrigeration certificate course',
        payee: 'Tidewater Technical College',
        minor: 1_150_00,
        costType: 'training',
        department: '/distribution/fleet',
        folder: '/distribution/fleet/workshop',
        daysAgo: 4,
      },
      {
        submitter: null,
        purpose: 'Reefer unit repair, truck 118',
        payee: 'Piedmont Cold',
        minor: 5_480_00,
        costType: 'services',
        department: '/distribution/fleet',
        folder: '/distribution/fleet/south',
        daysAgo: 2,
      },
      {
        submitter: null,
        purpose: 'Tires, spring order',
        payee: 'Keystone Tire',
        minor: 7_240_50,
        costType: 'materials',
        department: '/distribution/fleet',
        folder: '/distribution/fleet/north',
        daysAgo: 3,
      },
      {
        submitter: null,
        purpose: 'Route planning seminar, Philadelphia',
        payee: 'Union Travel',
        minor: 980_00,
        costType: 'travel',
        department: '/distribution',
        folder: '/distribution/dispatch',
        daysAgo: 5,
      },
      {
        submitter: null,
        purpose: 'Fire extinguisher inspection',
        payee: 'Beacon Fire Safety',
        minor: 1_640_00,
        costType: 'services',
        department: '/distribution',
        folder: '/distribution/safety',
        daysAgo: 2,
      },
      {
        submitter: null,
        purpose: 'Freezer curtains, dock 4',
        payee: 'Quarry Industrial',
        minor: 2_310_00,
        costType: 'facilities',
        department: '/distribution/warehouse',
        folder: '/distribution/warehouse/cold-storage',
        daysAgo: 6,
      },
      {
        submitter: null,
        purpose: 'Pallet jacks, six',
        payee: 'Harbor Lift',
        minor: 4_740_00,
        costType: 'equipment',
        department: '/distribution/warehouse',
        folder: '/distribution/warehouse/newark',
        daysAgo: 1,
      },
      {
        submitter: null,
        purpose: 'Thermal gloves, 120 pairs',
        payee: 'Quarry Industrial',
        minor: 2_988_00,
        costType: 'materials',
        department: '/distribution/warehouse',
        folder: '/distribution/warehouse/boston',
        daysAgo: 7,
      },
      {
        submitter: null,
        purpose: 'Scale calibration',
        payee: 'Merrimack Metrology',
        minor: 890_00,
        costType: 'services',
        department: '/distribution/warehouse',
        folder: '/distribution/warehouse/baltimore',
        daysAgo: 3,
      },
      {
        submitter: null,
        purpose: 'Forklift training, eight people',
        payee: 'Harbor Lift',
        minor: 3_600_00,
        costType: 'training',
        department: '/distribution/warehouse',
        folder: '/distribution/warehouse/raleigh',
        daysAgo: 4,
      },
      {
        submitter: null,
        purpose: 'Ammonia detector',
        payee: 'Beacon Fire Safety',
        minor: 6_995_00,
        costType: 'equipment',
        department: '/distribution/warehouse',
        folder: '/distribution/warehouse/cold-storage',
        daysAgo: 8,
      },
      {
        submitter: null,
        purpose: 'Blast freezer, deposit',
        payee: 'Piedmont Cold',
        minor: 62_000_00,
        costType: 'equipment',
        department: '/distribution/warehouse',
        folder: '/distribution/warehouse/cold-storage',
        daysAgo: 5,
      },
      {
        submitter: null,
        purpose: 'Engine overhaul, two trucks',
        payee: 'Seaboard Truck Parts',
        minor: 18_450_00,
        costType: 'services',
        department: '/distribution/fleet',
        folder: '/distribution/fleet/workshop',
        daysAgo: 6,
      },
      {
        submitter: null,
        purpose: 'Dock levelers, Raleigh',
        payee: 'Quarry Industrial',
        minor: 94_800_00,
        costType: 'facilities',
        department: '/distribution/warehouse',
        folder: '/distribution/warehouse/raleigh',
        daysAgo: 9,
      },
      {
        submitter: 'luis',
        purpose: 'Cold chain conference, Atlanta',
        payee: 'Union Travel',
        minor: 2_140_00,
        costType: 'travel',
        department: '/distribution',
        folder: '/distribution',
        daysAgo: 2,
      },
    ],
    purposes: [
      { text: 'Customer tasting', costType: 'marketing', amount: [180_00, 3_200_00] },
      { text: 'Trade show travel', costType: 'travel', amount: [350_00, 5_200_00] },
      { text: 'Supplier visit', costType: 'travel', amount: [200_00, 3_800_00] },
      { text: 'Food handler certification', costType: 'training', amount: [90_00, 2_400_00] },
      { text: 'Laptops', costType: 'equipment', amount: [1_100_00, 16_000_00] },
      { text: 'Handheld scanners', costType: 'equipment', amount: [800_00, 24_000_00] },
      { text: 'Laboratory analysis', costType: 'services', amount: [150_00, 8_800_00] },
      { text: 'Software subscription', costType: 'services', amount: [200_00, 28_000_00] },
      { text: 'Temporary staff', costType: 'services', amount: [1_500_00, 64_000_00] },
      { text: 'Office supplies', costType: 'materials', amount: [20_00, 800_00] },
      { text: 'Sample packaging', costType: 'materials', amount: [120_00, 4_600_00] },
      { text: 'Catalog printing', costType: 'marketing', amount: [600_00, 12_000_00] },
      { text: 'Roof repair', costType: 'facilities', amount: [900_00, 48_000_00] },
    ],
    payees: [
      'Beacon Fire Safety',
      'Cape Printing',
      'Copper Kettle Catering',
      'Evergreen Staffing',
      'Fairmount Software',
      'Harbor Lift',
      'Keystone Tire',
      'Merrimack Metrology',
      'Old Mill Office',
      'Piedmont Cold',
      'Potomac Labs',
      'Quarry Industrial',
      'Seaboard Truck Parts',
      'Union Travel',
    ],
  },
};

/** Every kind in every pack, as price lists read. */
function packs(kinds: readonly string[], sizes: readonly string[]): readonly string[] {
  return kinds.flatMap((kind) => sizes.map((size) => `${kind} ${size}`));
}
