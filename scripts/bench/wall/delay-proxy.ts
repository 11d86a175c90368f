import { connect, createServer, type Socket } from 'node:net';

/** A way to a database on which every message takes its time, so that waits can be counted. */
export interface DelayProxy {
  readonly address: string;
  close(): Promise<void>;
}

/** @param oneWay ms that each direction takes; what is sent meanwhile is under way beside it */
export async function delayProxy(databaseUrl: string, oneWay: number): Promise<DelayProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk: Buffer) => setTimeout(() => to.write(chunk), oneWay));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        setTimeout(() => to.destroy(), oneWay);
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy listens nowhere');
  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String(address.port);
  return {
    address: through.href,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
