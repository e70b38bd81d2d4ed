import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import { analyseRetryFiles, type RetryAnalysis } from '#lib/pipeline/retries/analyse-retry-files.ts'
import type { RetryCounters } from '#lib/queries/retries/retry-counters.ts'
import { askCounters, countersCaveats } from './ask-counters.ts'
import { retriesJson } from './retries-json.ts'
import { retriesTable } from './retries-table.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'
const text = { type: 'string' } as const

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'client-errors-fail': { type: 'boolean', default: false },
        prometheus: text,
        from: text,
        to: text,
        match: text,
        server: text,
        token: text,
        organisation: text,
      },
    })
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
}

type Values = ReturnType<typeof parse>['values']

const NOTHING: RetryAnalysis = {
  report: retryReport(noSums()),
  counters: [],
  damaged: { count: 0, first: [] },
}

/** What `--prometheus` asks for; null without it. @throws AppError `bad-arguments` */
async function countersOf(
  { prometheus, from, to, match, server, token, organisation }: Values,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RetryCounters | null> {
  const others = { from, to, match, server, token, organisation }
  if (prometheus === undefined) {
    const given = Object.entries(others).find(([, value]) => value !== undefined)?.[0]
    if (given === undefined) return null
    throw new AppError('bad-arguments', `--${given} goes with --prometheus URL.`, USAGE)
  }
  if (from === undefined || to === undefined)
    throw new AppError('bad-arguments', 'The days are missing.', 'Use --from 2026-10-01 --to 2026-10-31.')
  const secret = environment.PROMETHEUS_TOKEN
  const question = {
    url: prometheus,
    from,
    to,
    ...(match === undefined ? {} : { matchers: match }),
    ...(secret ? { token: secret } : {}),
  }
  return askCounters(
    { server, token: token || environment.HEADROOM_TOKEN || undefined, organisation },
    question,
  )
}

function warn({ damaged }: RetryAnalysis, asked: RetryCounters | null): void {
  const { stderr } = process
  if (damaged.count > 0) {
    stderr.write(`headroom: ${damaged.count} lines or spans could not be read; the first:\n`)
    for (const { file, line, why } of damaged.first)
      stderr.write(`  ${visible(file)}, line ${line}: ${visible(why)}\n`)
  }
  for (const caveat of asked === null ? [] : countersCaveats(asked))
    stderr.write(`headroom: ${visible(caveat)}\n`)
}

/** `headroom retries FILE…`: traces and counters in, retries and their waste out. */
export async function retries(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<void> {
  const { values, positionals } = parse(args)
  if (positionals.length === 0 && values.prometheus === undefined)
    throw new AppError('bad-arguments', 'No file was named.', USAGE)
  const asked = await countersOf(values, environment)
  const rule = { clientErrorsAreAnswers: !values['client-errors-fail'] }
  const read = positionals.length === 0 ? NOTHING : await analyseRetryFiles(positionals, rule)
  const analysis = { ...read, counters: [...read.counters, ...(asked?.edges ?? [])] }
  warn(analysis, asked)
  if (!values.json) return void process.stdout.write(retriesTable(analysis))
  const { edges: _, ...prometheus } = asked ?? { edges: [] }
  process.stdout.write(
    `${JSON.stringify({ ...retriesJson(analysis), ...(asked === null ? {} : { prometheus }) })}\n`,
  )
}
