import { Preflight } from './preflight.ts'
import { runWorker, type WorkerOptions } from './run-worker.ts'

/**
 * Looks at the beginning of a bill that nobody has vetted, in a process of its own.
 * @throws AppError as `preflight` does; `import-failed` where the worker crashed
 */
export async function runPreflightWorker(path: string, options: WorkerOptions = {}): Promise<Preflight> {
  return Preflight.parse(await runWorker({ task: 'preflight', path }, () => undefined, options))
}
