import { folderTree, type TenantPlan } from '../tenant-plan.ts';

/** The folders of Halden Works. */
export const folders: TenantPlan['folders'] = folderTree(`
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
`);
