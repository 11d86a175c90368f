import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Finds out at once what would otherwise come up after everything is prepared: whether the address can be listened on.
 * @throws the system's error when it cannot
 */
export async function requireFreePort({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<void> {
  const probe = createServer();
  probe.listen({ host, port });
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
