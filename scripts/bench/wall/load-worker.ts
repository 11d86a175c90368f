import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/** What a load is made of. */
export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly atOnce: number;
  readonly milliseconds: number;
}

const { url, headers, atOnce, milliseconds } = workerData as Load;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const until = performance.now() + milliseconds;
let calls = 0;

function call(): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (response) => {
      response
        .on('data', () => undefined)
        .on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`a call was answered with ${response.statusCode}`));
        });
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function callOn(): Promise<void> {
  while (performance.now() < until) {
    await call();
    calls += 1;
  }
}

await Promise.all(Array.from({ length: atOnce }, callOn));
agent.destroy();
const answer = parentPort?.postMessage.bind(parentPort);
answer?.(calls);
