import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIsStale } from '#app/_server/build-is-stale.ts'
import { makeOnce } from './make-once.ts'

/** Builds the application if that is due. */
export const buildOnce = (root: string): Promise<void> =>
  makeOnce(
    'build',
    () => buildIsStale(root),
    () => {
      const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
      const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
      const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], { cwd: root, env })
      if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
    },
  )
