import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildIsStale } from '#app/_server/build-is-stale.ts'
import { makeOnce } from './make-once.ts'

const MOST_OUTPUT = 1e8

/** Builds the application if that is due. */
export const buildOnce = (root: string): Promise<void> =>
  makeOnce(
    'build',
    () => buildIsStale(root),
    async () => {
      const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
      const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
      await promisify(execFile)(process.execPath, [next, 'build'], { cwd: root, env, maxBuffer: MOST_OUTPUT })
    },
  )
