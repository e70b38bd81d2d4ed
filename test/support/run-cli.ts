import { spawnSync } from 'node:child_process'
import { plainProgram } from './plain-program.ts'

const MAIN = await plainProgram('lib/cli/main.ts')

/** Runs the command in a process of its own. */
export function runCli(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' })
  return { code: status, stdout, stderr }
}
