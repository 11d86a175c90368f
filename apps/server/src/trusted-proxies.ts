import { isInNetwork, type Network, parseAddress, parseNetwork } from '@remit/identity/parse-address';

/**
 * Whose word on host and caller is taken, as `trustProxy` of the HTTP server asks it about each hop. It reads addresses
 * as allowlists do: what could be read in two ways is nobody's.
 * @param proxies as the settings have them
 * @throws Error for one that is no address and no network
 */
export function trustedProxies(proxies: readonly string[]): (address: string) => boolean {
  const networks = proxies.map((proxy): Network => {
    const parsed = parseNetwork(proxy);
    if (!parsed.ok) throw new Error(parsed.problem);
    return parsed.network;
  });
  return (address) => {
    const caller = parseAddress(address);
    return caller !== null && networks.some((network) => isInNetwork(caller, network));
  };
}
