import { processSingleton } from '#lib/domain/process-singleton.ts'

/** Tells what runs in this process that the process is to end. */
export const stopping = (): AbortController => processSingleton('stopping', () => new AbortController())
