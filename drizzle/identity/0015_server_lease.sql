-- The servers that run, each for as long as it says so again and again. What each of them alone knows to come due in a
-- tenant, another looks for once it has not been heard of for that long.
create table identity.server_lease (
  server uuid not null primary key,
  -- Until when it counts as running unless it is heard of again.
  until timestamptz not null
);
