import { connect, createServer, type Server } from 'node:net';

export interface GatedProxy {
  readonly server: Server;
  readonly address: string;
  /** From now on, what the server answers waits here. */
  readonly holdReplies: () => void;
  readonly releaseReplies: () => void;
  /** Settles when the client has sent the text. */
  readonly sent: (text: string) => Promise<void>;
}

/** Forwards to a server, and keeps its answers back for as long as it is told to. */
export async function gatedProxy(target: string): Promise<GatedProxy> {
  const { hostname, port } = new URL(target);
  const held: (() => void)[] = [];
  const awaited = new Map<string, () => void>();
  let holding = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.on('data', (data) => {
      far.write(data);
      for (const [text, settle] of awaited) if (data.includes(text)) settle();
    });
    far.on('data', (data) => (holding ? held.push(() => near.write(data)) : near.write(data)));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(target);
  url.port = String(typeof address === 'object' && address !== null ? address.port : 0);
  return {
    server,
    address: url.href,
    holdReplies: () => {
      holding = true;
    },
    releaseReplies: () => {
      holding = false;
      for (const write of held.splice(0)) write();
    },
    sent: (text) => new Promise((settle) => awaited.set(text, settle)),
  };
}
