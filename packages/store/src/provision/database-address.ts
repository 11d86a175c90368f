/** Where a database is and who connects: a `postgres://` address as the driver takes it. */
export type DatabaseAddress = string;

/** The same server, another database and another login. What else the address says (TLS, options) stays. */
export function addressOf(
  server: DatabaseAddress,
  database: string,
  login: string,
  password: string,
): DatabaseAddress {
  const url = new URL(server);
  url.username = encodeURIComponent(login);
  url.password = encodeURIComponent(password);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/** The same server and login, another database. */
export function inDatabase(server: DatabaseAddress, database: string): DatabaseAddress {
  const url = new URL(server);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
