import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { analyseRetryFiles } from '#lib/pipeline/retries/analyse-retry-files.ts'
import { retriesJson } from './retries-json.ts'
import { retriesTable } from './retries-table.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'client-errors-fail': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
}

/** `headroom retries FILE…`: traces and counters in, retries and their waste out. */
export async function retries(args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(args)
  if (positionals.length === 0) throw new AppError('bad-arguments', 'No file was named.', USAGE)
  const analysis = await analyseRetryFiles(positionals, {
    clientErrorsAreAnswers: !values['client-errors-fail'],
  })
  const { damaged } = analysis
  if (damaged.count > 0) {
    process.stderr.write(`headroom: ${damaged.count} lines or spans could not be read; the first:\n`)
    for (const { file, line, why } of damaged.first)
      process.stderr.write(`  ${visible(file)}, line ${line}: ${visible(why)}\n`)
  }
  if (values.json) process.stdout.write(`${JSON.stringify(retriesJson(analysis))}\n`)
  else process.stdout.write(retriesTable(analysis))
}
