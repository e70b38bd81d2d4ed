import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { mineLogFiles } from '#lib/pipeline/logging/mine-log-files.ts'
import { logsTable } from './logs-table.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        assignments: { type: 'string' },
      },
    })
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
}

/** `headroom logs FILE…`: logs in, their templates by bytes out. */
export async function logs(args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(args)
  if (positionals.length === 0) throw new AppError('bad-arguments', 'No file was named.', USAGE)
  const report = await mineLogFiles(positionals, values.assignments)
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : logsTable(report))
}
