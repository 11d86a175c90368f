/**
 * A call of `…/access/v1/evaluation` as a shell command that runs as it stands, once `REMIT_TOKEN` holds an access token.
 * @param place origin and path of the tenant: `https://remit.example.com/t/halden`
 */
export function curlCommand(place: string, request: object): string {
  return [
    `curl ${quoted(`${place}/access/v1/evaluation`)}`,
    `-H "Authorization: Bearer $REMIT_TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `--data-raw ${quoted(JSON.stringify(request))}`,
  ].join(' \\\n  ');
}

/** Nothing in single quotes means anything to a shell, but a single quote. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
