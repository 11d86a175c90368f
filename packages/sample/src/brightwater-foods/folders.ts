import { folderTree, type TenantPlan } from '../tenant-plan.ts';

/** The folders of Brightwater Foods. */
export const folders: TenantPlan['folders'] = folderTree(`
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
`);
