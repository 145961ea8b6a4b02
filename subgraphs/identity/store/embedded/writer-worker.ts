import { parentPort, workerData } from 'node:worker_threads';
import { sqliteCode } from './sqlite-code.ts';
import { openWriter, type Writer } from './writer.ts';
import type { WriterFile, WriterReply, WriterRequest } from './writer-thread.ts';

const { path }: WriterFile = workerData;
const { statements, writer } = openWriter(path);
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (request: WriterRequest | 'close') => {
  last = last.then(() => (request === 'close' ? close() : answer(request)));
});

async function answer({ call, values }: WriterRequest): Promise<void> {
  const work = writer[call] as (...values: unknown[]) => ReturnType<Writer[typeof call]>;
  const reply = await work(...values).then(
    (): WriterReply => null,
    (error: unknown): WriterReply => ({
      message: error instanceof Error ? error.message : String(error),
      errcode: sqliteCode(error),
    }),
  );
  parentPort?.postMessage(reply);
}

function close(): void {
  statements.close();
  parentPort?.close();
}
