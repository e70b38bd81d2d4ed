import type { PolicyChange } from '#lib/domain/call-graph/change-policy.ts'
import type { EdgePolicy } from '#lib/domain/call-graph/policy.ts'
import { isPresetName, PRESETS } from '#lib/domain/call-graph/presets.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { numberOption } from './number-option.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** The options that change policies for a what-if. */
export const POLICY_OPTIONS = {
  preset: text,
  attempts: text,
  timeout: text,
  budget: text,
  cancel: flag,
  'propagate-deadline': flag,
  'exclude-tried': flag,
  on: text,
} as const

type Values = Readonly<Partial<Record<keyof typeof POLICY_OPTIONS, string | boolean>>>

const given = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

function edgeOf(on: string | undefined): PolicyChange['edge'] {
  if (on === undefined) return null
  const [from = '', to = '', ...more] = on.split(/\s*(?:->|→)\s*/)
  if (from !== '' && to !== '' && more.length === 0) return { from, to }
  throw new AppError(
    'bad-arguments',
    `--on does not know "${on}".`,
    'Use two services, such as "edge->good".',
  )
}

function presetOf(name: string | undefined): Partial<EdgePolicy> {
  if (name === undefined) return {}
  if (isPresetName(name)) return PRESETS[name].policy
  throw new AppError(
    'bad-arguments',
    `There is no preset "${name}".`,
    `Use one of ${Object.keys(PRESETS).join(', ')}.`,
  )
}

/** The what-if of `--preset`, `--attempts`, `--timeout`, …; empty without any. @throws AppError `bad-arguments` */
export function policyChanges(values: Values): readonly PolicyChange[] {
  const attempts = numberOption('attempts', given(values.attempts), { least: 1, most: 1000, whole: true })
  const timeoutMs = numberOption('timeout', given(values.timeout))
  const percent = numberOption('budget', given(values.budget), { most: 1000 })
  const policy: Partial<EdgePolicy> = {
    ...presetOf(given(values.preset)),
    ...(attempts === null ? {} : { attempts }),
    ...(timeoutMs === null ? {} : { timeoutMs }),
    ...(percent === null
      ? {}
      : { budget: { kind: 'ratio', ratio: percent / 100, minPerSecond: 0, windowMs: 10_000 } }),
    ...(values.cancel ? { cancelOnTimeout: true } : {}),
    ...(values['propagate-deadline'] ? { propagateDeadline: true } : {}),
    ...(values['exclude-tried'] ? { excludeTried: true } : {}),
  }
  const edge = edgeOf(given(values.on))
  if (Object.keys(policy).length > 0) return [{ edge, policy }]
  if (edge)
    throw new AppError('bad-arguments', '--on changes nothing by itself.', 'Say what, such as --attempts 1.')
  return []
}
