-- What lists ask of records, so that an index answers it behind the wall.
--
-- Row security lets only leakproof operators reach an index, and none of what would mend a value on the way is leakproof.
-- So the tables refuse what breaks a field's type, and a condition asks the column as it stands: values of an enum are
-- NFC, amounts are minor units that JavaScript counts exactly of three capital letters, dates and instants lie in the
-- years 1 to 9999. Free text is kept as it was typed, and is normalised whenever it is asked.

-- The same text in another spelling: the policy never told the two apart. The owner is bound by the wall too, so it
-- steps aside for this; the whole migration is one transaction.
alter table crm.account no force row level security;
update crm.account set region = normalize(region, nfc), segment = normalize(segment, nfc)
  where region is not nfc normalized or segment is not nfc normalized;
alter table crm.account force row level security;
alter table crm.contract no force row level security;
update crm.contract set region = normalize(region, nfc), tier = normalize(tier, nfc), status = normalize(status, nfc)
  where region is not nfc normalized or tier is not nfc normalized or status is not nfc normalized;
alter table crm.contract force row level security;
alter table hr.employee no force row level security;
update hr.employee set employment = normalize(employment, nfc)
  where employment is not nfc normalized;
alter table hr.employee force row level security;
alter table wms.shipment no force row level security;
update wms.shipment set status = normalize(status, nfc)
  where status is not nfc normalized;
alter table wms.shipment force row level security;

alter table crm.account
  add check (region is nfc normalized),
  add check (segment is nfc normalized),
  add check (revenue_minor between 0 and 9007199254740991),
  add check (revenue_currency ~ '^[A-Z]{3}$'),
  add check (since between '0001-01-01' and '9999-12-31');

alter table crm.contract
  add check (region is nfc normalized),
  add check (tier is nfc normalized),
  add check (status is nfc normalized),
  add check (value_minor between 0 and 9007199254740991),
  add check (value_currency ~ '^[A-Z]{3}$'),
  add check (margin_minor between 0 and 9007199254740991),
  add check (margin_currency ~ '^[A-Z]{3}$'),
  add check (starts_on between '0001-01-01' and '9999-12-31'),
  add check (ends_on between '0001-01-01' and '9999-12-31');

alter table hr.employee
  add check (employment is nfc normalized),
  add check (salary_minor between 0 and 9007199254740991),
  add check (salary_currency ~ '^[A-Z]{3}$'),
  add check (born_on between '0001-01-01' and '9999-12-31'),
  add check (hired_on between '0001-01-01' and '9999-12-31');

alter table fin.payment_request
  add check (status is nfc normalized),
  add check (amount_minor between 0 and 9007199254740991),
  add check (amount_currency ~ '^[A-Z]{3}$'),
  add check (submitted_at >= '0001-01-01 00:00:00+00' and submitted_at < '10000-01-01 00:00:00+00'),
  add check (decided_at >= '0001-01-01 00:00:00+00' and decided_at < '10000-01-01 00:00:00+00');

alter table wms.item
  add check (unit_cost_minor between 0 and 9007199254740991),
  add check (unit_cost_currency ~ '^[A-Z]{3}$'),
  add check (counted_at >= '0001-01-01 00:00:00+00' and counted_at < '10000-01-01 00:00:00+00');

alter table wms.shipment
  add check (status is nfc normalized),
  add check (ships_on between '0001-01-01' and '9999-12-31');

-- Folders have theirs already. Owner, department, region and amount are what grants and row policies narrow by, and the
-- last one finds what a person took part in.
create index account_owner on crm.account (tenant_id, owner);
create index account_department on crm.account (tenant_id, department);
create index account_region on crm.account (tenant_id, region);
create index account_revenue on crm.account (tenant_id, revenue_currency, revenue_minor);
create index contract_owner on crm.contract (tenant_id, owner);
create index contract_department on crm.contract (tenant_id, department);
create index contract_region on crm.contract (tenant_id, region);
create index contract_value on crm.contract (tenant_id, value_currency, value_minor);
create index employee_member on hr.employee (tenant_id, member);
create index employee_manager on hr.employee (tenant_id, manager);
create index employee_department on hr.employee (tenant_id, department);
create index payment_request_department on fin.payment_request (tenant_id, department);
create index payment_request_amount on fin.payment_request (tenant_id, amount_currency, amount_minor);
create index item_department on wms.item (tenant_id, department);
create index shipment_owner on wms.shipment (tenant_id, owner);
create index shipment_department on wms.shipment (tenant_id, department);
create index payment_request_event_person on fin.payment_request_event (tenant_id, person, action, record_id);
