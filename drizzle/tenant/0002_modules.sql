-- Records of the business modules. A field of a resource type is the column of its name; a money field `x` is the two
-- columns `x_minor` (minor units) and `x_currency`. Every record lies in one folder. A type with a history has a table
-- `<type>_event` beside it, read by rules that keep two actions apart.

create table crm.account (
  tenant_id uuid not null,
  id uuid not null,
  folder text collate "C" not null,
  number text collate "C" not null,
  name text not null,
  region text collate "C",
  segment text collate "C",
  owner uuid,
  department text collate "C",
  revenue_minor bigint check (revenue_minor >= 0),
  revenue_currency text collate "C",
  since date,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path) on update cascade,
  foreign key (tenant_id, owner) references remit.member (tenant_id, id),
  foreign key (tenant_id, department) references remit.department (tenant_id, path) on update cascade
);
create index account_folder on crm.account (tenant_id, folder);

create table crm.contract (
  tenant_id uuid not null,
  id uuid not null,
  folder text collate "C" not null,
  number text collate "C" not null,
  name text not null,
  account_id uuid not null,
  region text collate "C",
  tier text collate "C",
  status text collate "C",
  owner uuid,
  department text collate "C",
  value_minor bigint check (value_minor >= 0),
  value_currency text collate "C",
  margin_minor bigint check (margin_minor >= 0),
  margin_currency text collate "C",
  starts_on date,
  ends_on date,
  internal_notes text,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path) on update cascade,
  foreign key (tenant_id, account_id) references crm.account (tenant_id, id),
  foreign key (tenant_id, owner) references remit.member (tenant_id, id),
  foreign key (tenant_id, department) references remit.department (tenant_id, path) on update cascade
);
create index contract_folder on crm.contract (tenant_id, folder);

create table hr.employee (
  tenant_id uuid not null,
  id uuid not null,
  folder text collate "C" not null,
  number text collate "C" not null,
  name text not null,
  member uuid,
  manager uuid,
  title text,
  department text collate "C",
  employment text collate "C",
  salary_minor bigint check (salary_minor >= 0),
  salary_currency text collate "C",
  iban text,
  born_on date,
  hired_on date,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path) on update cascade,
  foreign key (tenant_id, member) references remit.member (tenant_id, id),
  foreign key (tenant_id, manager) references remit.member (tenant_id, id),
  foreign key (tenant_id, department) references remit.department (tenant_id, path) on update cascade
);
create index employee_folder on hr.employee (tenant_id, folder);

create table fin.payment_request (
  tenant_id uuid not null,
  id uuid not null,
  folder text collate "C" not null,
  number text collate "C" not null,
  purpose text not null,
  payee text,
  amount_minor bigint not null check (amount_minor >= 0),
  amount_currency text collate "C" not null,
  department text collate "C" not null,
  -- Unknown for requests of a log whose people are anonymous.
  submitter uuid,
  status text collate "C" not null check (status in ('waiting', 'approved', 'rejected', 'paid', 'withdrawn')),
  cost_type text,
  project text,
  submitted_at timestamptz not null,
  decided_at timestamptz,
  -- Grows with every change; a decision names the revision it saw.
  revision integer not null default 1,
  -- The case of the log it was imported from: an import that starts again finds it here.
  external_case text collate "C",
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, external_case),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path) on update cascade,
  foreign key (tenant_id, submitter) references remit.member (tenant_id, id),
  foreign key (tenant_id, department) references remit.department (tenant_id, path) on update cascade
);
create index payment_request_folder on fin.payment_request (tenant_id, folder);
create index payment_request_submitter on fin.payment_request (tenant_id, submitter);
create index payment_request_waiting on fin.payment_request (tenant_id, status, submitted_at);

create table fin.payment_request_event (
  tenant_id uuid not null,
  record_id uuid not null,
  sequence integer not null check (sequence > 0),
  at timestamptz not null,
  action text collate "C" not null check (action in ('submit', 'approve', 'reject', 'withdraw', 'pay', 'save')),
  -- Both null when the log does not say who it was; `capacity` then says as what they acted.
  actor uuid,
  person uuid,
  capacity text,
  comment text,
  primary key (tenant_id, record_id, sequence),
  foreign key (tenant_id, record_id) references fin.payment_request (tenant_id, id) on delete cascade,
  foreign key (tenant_id, actor) references remit.member (tenant_id, id)
);

create table wms.item (
  tenant_id uuid not null,
  id uuid not null,
  folder text collate "C" not null,
  sku text collate "C" not null,
  name text not null,
  quantity numeric(18, 3),
  unit_cost_minor bigint check (unit_cost_minor >= 0),
  unit_cost_currency text collate "C",
  location text collate "C",
  hazardous boolean,
  tags text[],
  department text collate "C",
  counted_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, sku),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path) on update cascade,
  foreign key (tenant_id, department) references remit.department (tenant_id, path) on update cascade
);
create index item_folder on wms.item (tenant_id, folder);

create table wms.shipment (
  tenant_id uuid not null,
  id uuid not null,
  folder text collate "C" not null,
  number text collate "C" not null,
  item_id uuid not null,
  quantity numeric(18, 3),
  destination text,
  carrier text collate "C",
  status text collate "C",
  owner uuid,
  department text collate "C",
  ships_on date,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, folder) references remit.folder (tenant_id, path) on update cascade,
  foreign key (tenant_id, item_id) references wms.item (tenant_id, id),
  foreign key (tenant_id, owner) references remit.member (tenant_id, id),
  foreign key (tenant_id, department) references remit.department (tenant_id, path) on update cascade
);
create index shipment_folder on wms.shipment (tenant_id, folder);
