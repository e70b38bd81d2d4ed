import { AppError } from '#lib/domain/errors/app-error.ts'
import { reportError } from './errors.ts'
import { HELP } from './help.ts'

type Command = (args: readonly string[]) => Promise<void> | void

/** Loaded when asked for: a calculation by hand need not wait for the reading of bills. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['estimate', async () => (await import('./estimate.ts')).estimate],
  ['push', async () => (await import('./push/push.ts')).push],
  ['backup', async () => (await import('./backup.ts')).backup],
  ['restore', async () => (await import('./backup.ts')).restore],
  ['verify', async () => (await import('./backup.ts')).verify],
  ['sci', async () => (await import('./sci/sci.ts')).sci],
  ['logs', async () => (await import('./logs/logs.ts')).logs],
  ['retries', async () => (await import('./retries/retries.ts')).retries],
  ['lint', async () => (await import('./call-graph/lint.ts')).lint],
  ['simulate', async () => (await import('./call-graph/simulate.ts')).simulate],
])

async function runCommand([name = 'help', ...args]: readonly string[]): Promise<void> {
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(HELP)
    return
  }
  const load = COMMANDS.get(name)
  if (!load)
    throw new AppError(
      'bad-arguments',
      `There is no command "${name}".`,
      'Run `npm run -s headroom -- help`.',
    )
  const command = await load()
  await command(args)
}

/** Runs the command that the words name, on the streams of this process; what fails is said there, and sets the exit code. */
export async function run(words: readonly string[]): Promise<void> {
  try {
    await runCommand(words)
  } catch (error) {
    process.exitCode = reportError(error)
  }
}
