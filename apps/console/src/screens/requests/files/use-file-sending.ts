import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemOf } from '../../../data/problem.ts';
import { useCalls } from '../../../shell/tenant-context.ts';
import { sendFile } from './send-file.ts';

/** A file on its way, and how much of it is there, from 0 to 1. */
export interface FileOnItsWay {
  readonly name: string;
  readonly part: number;
}

/** How the last of some files ended. */
export type FileSendingEnd =
  | { readonly kind: 'sent'; readonly names: readonly string[] }
  | { readonly kind: 'stopped'; readonly name: string }
  | { readonly kind: 'refused'; readonly problem: string };

interface FilesToSend {
  readonly files: readonly File[];
  readonly asked: string | null;
}

/** What files are added to: a request, or the draft of one. */
export interface FilesOwner {
  readonly id: string;
  readonly revision: number;
  /** As sentences about it call it: the number of a request. */
  readonly name: string;
  /** Whether it was sent: a change of its files then asks for approvals anew. */
  readonly sent: boolean;
  /** Told that its files are others than at a revision, says at which it is then. */
  readonly next: (revision: number) => Promise<number>;
  /** Does something with it as it is once nothing else is under way, told at which revision that is. */
  readonly inLine: <Result>(work: (revision: number) => Promise<Result>) => Promise<Result>;
}

/**
 * Sends files, one after the other: each changes what it is added to, and the next one is for what that is then.
 * @param onEnd told whatever became of them
 */
export function useFileSending(owner: FilesOwner, onEnd: (end: FileSendingEnd) => void) {
  const calls = useCalls();
  const [onItsWay, setOnItsWay] = useState<FileOnItsWay | null>(null);
  const stopping = useRef<AbortController | null>(null);

  async function sendAll({ files, asked }: FilesToSend, first: number): Promise<FileSendingEnd> {
    const stop = new AbortController();
    stopping.current = stop;
    let revision = first;
    const names: string[] = [];
    for (const file of files) {
      const { name } = file;
      setOnItsWay({ name, part: 0 });
      const onProgress = (part: number): void => setOnItsWay({ name, part });
      try {
        const at = { id: owner.id, revision, asked };
        const problem = await sendFile(calls, at, file, { onProgress, signal: stop.signal });
        if (problem !== null) return { kind: 'refused', problem };
        names.push(name);
        revision = await owner.next(revision);
      } catch (error) {
        if (stop.signal.aborted) return { kind: 'stopped', name };
        return { kind: 'refused', problem: problemOf(error).message };
      }
    }
    return { kind: 'sent', names };
  }

  const sending = useMutation({
    mutationFn: (some: FilesToSend) => owner.inLine((revision) => sendAll(some, revision)),
    onSuccess: onEnd,
    onSettled: () => {
      setOnItsWay(null);
      stopping.current = null;
    },
  });
  return {
    onItsWay,
    /** @param asked which of the files that the form asks for they are; null for none of them */
    send: (files: readonly File[], asked: string | null = null): void => {
      if (files.length > 0 && !sending.isPending) sending.mutate({ files, asked });
    },
    stop: (): void => stopping.current?.abort(),
  };
}
