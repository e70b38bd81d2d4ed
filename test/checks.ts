import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Runs a script of package.json, and shows what it said when it has ended. @returns whether it passed */
function passes(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const said: Buffer[] = []
    const child = spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code, signal) => {
      process.stdout.write(`${name}: ${code === 0 ? 'passed' : `failed (${signal ?? code})`}\n`)
      process.stdout.write(Buffer.concat(said))
      resolve(code === 0)
    })
  })
}

/** What is checked without running a test. Each is run to its end, as many at a time as there are processors; one that fails fails all. */
const waiting = ['types', 'lint', 'boundaries', 'dead']

async function passesInTurn(): Promise<boolean> {
  const name = waiting.shift()
  if (name === undefined) return true
  const passed = await passes(name)
  return (await passesInTurn()) && passed
}

const passed = await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, passesInTurn))
process.exitCode = passed.every(Boolean) ? 0 : 1
