import { AppError } from '#lib/domain/errors/app-error.ts'
import { backup, restore, verify } from './backup.ts'
import { reportError } from './errors.ts'
import { estimate } from './estimate.ts'
import { HELP } from './help.ts'
import { push } from './push/push.ts'

async function run([command, ...args]: readonly string[]): Promise<void> {
  switch (command) {
    case 'estimate':
      return estimate(args)
    case 'push':
      return push(args)
    case 'backup':
      return backup(args)
    case 'restore':
      return restore(args)
    case 'verify':
      return verify()
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(HELP)
      return
    default:
      throw new AppError(
        'bad-arguments',
        `There is no command "${command}".`,
        'Run `npm run -s headroom -- help`.',
      )
  }
}

/** A reader such as `head` may close the pipe early: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
})

try {
  await run(process.argv.slice(2))
} catch (error) {
  process.exitCode = reportError(error)
}
