import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { simulateFile } from '#lib/queries/call-graph/simulate-file.ts'
import { numberOption } from './number-option.ts'
import { POLICY_OPTIONS, policyChanges } from './policy-options.ts'
import { simulationTable } from './simulation-table.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'
const text = { type: 'string' } as const
const MS_PER_SECOND = 1000

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        seed: text,
        requests: text,
        duration: text,
        rate: text,
        unroll: text,
        spans: text,
        ...POLICY_OPTIONS,
      },
    })
    const [file, ...others] = positionals
    if (file !== undefined && others.length === 0) return { file, values }
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
  throw new AppError('bad-arguments', 'Name one call graph.', USAGE)
}

/** `headroom simulate GRAPH`: what its timeouts and retries do, counted in a simulation, beside what the equations say. */
export async function simulate(args: readonly string[]): Promise<void> {
  const { file, values } = parse(args)
  const requests = numberOption('requests', values.requests, { least: 1, most: 1e8, whole: true })
  const seconds = numberOption('duration', values.duration, { least: 0.001, most: 1e6 })
  const perSecond = numberOption('rate', values.rate, { least: 0.001, most: 1e6 })
  const { report, changed } = await simulateFile(file, {
    seed: numberOption('seed', values.seed, { most: Number.MAX_SAFE_INTEGER, whole: true }) ?? 1,
    rounds: numberOption('unroll', values.unroll, { least: 1, most: 20, whole: true }),
    load: {
      ...(perSecond === null ? {} : { perSecond }),
      ...(requests === null && seconds === null
        ? {}
        : {
            requests: requests ?? Number.POSITIVE_INFINITY,
            durationMs: seconds === null ? Number.POSITIVE_INFINITY : seconds * MS_PER_SECOND,
          }),
    },
    changes: policyChanges(values),
    spansFile: values.spans ?? null,
  })
  if (values.json) process.stdout.write(`${JSON.stringify(changed ? { ...report, changed } : report)}\n`)
  else if (changed)
    process.stdout.write(`As it is\n${simulationTable(report)}\nChanged\n${simulationTable(changed)}`)
  else process.stdout.write(simulationTable(report))
}
