import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { FACTOR_SET_IDS, type FactorSetId, METHODS, type Method } from '#lib/domain/factors/factor-set.ts'
import { DIMENSIONS, type Dimension } from '#lib/domain/report/emissions.ts'

export interface EstimateArguments {
  readonly files: readonly string[]
  readonly groupBy: readonly Dimension[]
  readonly factorSet: FactorSetId
  readonly method: Method
  readonly teamTagKeys: readonly string[]
  readonly output: 'table' | 'json' | 'csv'
}

const USAGE = 'Run `npm run -s headroom -- help` for the options.'

function oneOf<Value extends string>(flag: string, allowed: readonly Value[], value: string): Value {
  const known = allowed.find((candidate) => candidate === value)
  if (known) return known
  throw new AppError(
    'bad-arguments',
    `--${flag} does not know "${value}".`,
    `Use one of: ${allowed.join(', ')}.`,
  )
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        group: { type: 'string', default: 'service' },
        factors: { type: 'string', default: '2026.1' },
        method: { type: 'string', default: 'location' },
        'team-tag': { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
}

/** The arguments of `headroom estimate`. @throws AppError `bad-arguments` */
export function estimateArguments(args: readonly string[]): EstimateArguments {
  const { values, positionals } = parse(args)
  if (positionals.length === 0) throw new AppError('bad-arguments', 'No file was named.', USAGE)
  if (values.json && values.csv)
    throw new AppError('bad-arguments', '--json and --csv exclude each other.', USAGE)
  const groups = values.group.split(',').filter(Boolean)
  return {
    files: positionals,
    groupBy: [...new Set(groups.map((group) => oneOf('group', DIMENSIONS, group)))],
    factorSet: oneOf('factors', FACTOR_SET_IDS, values.factors),
    method: oneOf('method', METHODS, values.method),
    teamTagKeys: values['team-tag'] ?? ['team'],
    output: values.json ? 'json' : values.csv ? 'csv' : 'table',
  }
}
