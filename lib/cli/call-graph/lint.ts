import { parseArgs } from 'node:util'
import type { LintReport } from '#lib/domain/call-graph/lint/lint-graph.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { lintFile } from '#lib/queries/call-graph/lint-file.ts'
import { EXIT_CODE_OF_FINDINGS } from '../sci/exit-codes.ts'
import { numberOption } from './number-option.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'
const text = { type: 'string' } as const

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, unroll: text, slack: text, attempts: text },
    })
    const [file, ...others] = positionals
    if (file !== undefined && others.length === 0) return { file, values }
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
  throw new AppError('bad-arguments', 'Name one call graph.', USAGE)
}

function linesOf({ findings, amplification, worstPath }: LintReport): readonly string[] {
  return [
    ...findings.flatMap(({ rule, message, repair, shortfallMs }) => [
      `${rule}  ${visible(message)}${shortfallMs === null ? '' : ` Short by ${shortfallMs} ms.`}`,
      `    ${visible(repair)}.`,
    ]),
    `${findings.length} findings. Worst path: ${visible(worstPath.join(' → ')) || 'none'}, ${amplification} attempts per request.`,
  ]
}

/** `headroom lint GRAPH`: what is wrong with timeouts and retries, and the smallest repair. */
export async function lint(args: readonly string[]): Promise<void> {
  const { file, values } = parse(args)
  const report = await lintFile(file, {
    rounds: numberOption('unroll', values.unroll, { least: 1, most: 20, whole: true }),
    slackMs: numberOption('slack', values.slack) ?? 0,
    attempts: numberOption('attempts', values.attempts, { least: 1, most: 1000, whole: true }),
  })
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${linesOf(report).join('\n')}\n`)
  if (report.findings.length > 0) process.exitCode = EXIT_CODE_OF_FINDINGS
}
