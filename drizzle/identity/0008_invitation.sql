-- Invitations that wait for the one who was invited. Only by taking one with its token does a login come into the tenant:
-- whoever made a login under somebody else's e-mail elsewhere does not have it.
create table identity.invitation (
  -- SHA-256 of the token; the token itself is in the link alone.
  token_hash bytea not null primary key,
  tenant_id uuid not null references identity.tenant (id) on delete cascade,
  member_id uuid not null,
  -- The natural person, whose login gets this id if there is none of the e-mail yet.
  person uuid not null,
  email text collate "C" not null,
  name text not null,
  expires_at timestamptz not null
);
create index invitation_member on identity.invitation (tenant_id, member_id);
