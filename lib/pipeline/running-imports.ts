import { processSingleton } from '#lib/domain/process-singleton.ts'

/** How each import that this process runs is stopped, by import id. */
export const runningImports = (): Map<string, AbortController> =>
  processSingleton('running-imports', () => new Map<string, AbortController>())
