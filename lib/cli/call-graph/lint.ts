import { parseArgs } from 'node:util'
import type { FittedLint } from '#lib/domain/call-graph/lint/lint-fitted.ts'
import type { LintReport } from '#lib/domain/call-graph/lint/lint-graph.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { sumTraceFiles } from '#lib/pipeline/retries/sum-trace-files.ts'
import { lintFile } from '#lib/queries/call-graph/lint-file.ts'
import { lintTraces } from '#lib/queries/call-graph/lint-traces.ts'
import { writeArchOfFile, writeArchOfTraces } from '#lib/queries/call-graph/write-arch.ts'
import { EXIT_CODE_OF_FINDINGS } from '../sci/exit-codes.ts'
import { numberOption } from './number-option.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'
const text = { type: 'string' } as const

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        unroll: text,
        slack: text,
        attempts: text,
        policies: text,
        arch: text,
      },
    })
    const [file, ...others] = positionals
    if (file !== undefined) return { file, others, values }
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
  throw new AppError('bad-arguments', 'Name a call graph, or files of traces.', USAGE)
}

const reportLines = ({ findings, amplification, worstPath }: LintReport): readonly string[] => [
  ...findings.flatMap(({ rule, message, repair, shortfallMs }) => [
    `${rule}  ${visible(message)}${shortfallMs === null ? '' : ` Short by ${shortfallMs} ms.`}`,
    `    ${visible(repair)}.`,
  ]),
  `${findings.length} findings. Worst path: ${visible(worstPath.join(' → ')) || 'none'}, ${amplification} attempts per request.`,
]

const tracesLines = (report: FittedLint): readonly string[] => [
  ...reportLines(report),
  `${report.calls} calls between services, ${report.stated} with a stated policy, ${report.withoutTimeout} without a timeout that is stated or seen.`,
  ...report.timeouts.map(
    ({ caller, callee, operation, timeoutMs, hits, failed }) =>
      `  ${visible(`${caller} → ${callee} ${operation}`)} seems to give up after ${timeoutMs} ms: ${hits} of ${failed} failures.`,
  ),
  ...(report.unmatched.length > 0
    ? [`Stated, but not in the traces: ${visible(report.unmatched.join(', '))}.`]
    : []),
  ...(report.loops.length > 0
    ? [`Left out, for they close a loop: ${visible(report.loops.join(', '))}.`]
    : []),
]

type Values = ReturnType<typeof parse>['values']

async function ofTraces(sums: RetrySums, values: Values) {
  const slackMs = numberOption('slack', values.slack) ?? 0
  const report = await lintTraces(sums, values.policies ?? null, slackMs)
  if (values.arch !== undefined) await writeArchOfTraces(sums, values.policies ?? null, values.arch)
  return { report, lines: tracesLines(report) }
}

async function ofGraph(file: string, values: Values) {
  if (values.policies !== undefined)
    throw new AppError('bad-arguments', `${file} holds no traces.`, '--policies goes with files of traces.')
  const rounds = numberOption('unroll', values.unroll, { least: 1, most: 20, whole: true })
  const report = await lintFile(file, {
    rounds,
    slackMs: numberOption('slack', values.slack) ?? 0,
    attempts: numberOption('attempts', values.attempts, { least: 1, most: 1000, whole: true }),
  })
  if (values.arch !== undefined) await writeArchOfFile(file, rounds, values.arch)
  return { report, lines: reportLines(report) }
}

/** `headroom lint GRAPH` or `headroom lint TRACES…`: what is wrong with timeouts and retries, and the smallest repair. */
export async function lint(args: readonly string[]): Promise<void> {
  const { file, others, values } = parse(args)
  const sums = await sumTraceFiles([file, ...others])
  if (sums === null && others.length > 0)
    throw new AppError(
      'bad-arguments',
      'Not all of the files hold traces.',
      'Name one call graph, or traces only.',
    )
  const { report, lines } = sums ? await ofTraces(sums, values) : await ofGraph(file, values)
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${lines.join('\n')}\n`)
  if (report.findings.length > 0) process.exitCode = EXIT_CODE_OF_FINDINGS
}
