import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs the command as a person does: a process of its own. */
export function runCli(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const main = join('lib', 'cli', 'main.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main, ...args], {
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}
